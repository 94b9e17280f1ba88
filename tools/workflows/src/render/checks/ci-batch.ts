import type { Stage } from '../stages.ts';
import type { Steps } from '../steps-interface.ts';
import { lines, yaml } from '../yaml.ts';

/** `.github/workflows/ci-batch.yml` */
export const ciBatch = (steps: Steps, stages: readonly Stage[]): string => yaml`
  # The images of up to 256 services, which is the most that GitHub takes in one matrix.
  name: ci (batch)

  on:
    workflow_call:
      inputs:
        services:
          description: '[{"service": "payments"}, ...]'
          type: string
          required: true

  permissions: {}

  jobs:
    image:
      name: \${{ matrix.service }}
      strategy:
        fail-fast: false
        matrix:
          include: \${{ fromJSON(inputs.services) }}
      runs-on: ubuntu-24.04
      timeout-minutes: 30
      permissions:
        contents: read # to check out
      env:
        SERVICE: \${{ matrix.service }}
      steps:
        ${steps.checkout()}
        ${steps.setup('cache')}
        - id: image
          run: npx nx container "$SERVICE" --save=image.tar --sbom-file=sbom.cdx.json
        - run: npx nx container-test "$SERVICE" --require-engine
        - uses: ${steps.tool('trivy')}
          with:
            args: ${TRIVY}
        - id: scanned
          uses: ${steps.tool('grype')}
          with:
            args: ${GRYPE}
        ${lines(stages.map(gate))}
`;

/** Reports all findings and packages; the gate decides which findings count. */
export const TRIVY =
  'image --input image.tar --format json --output trivy.json --list-all-pkgs --no-progress';
export const GRYPE = 'docker-archive:image.tar --output json --file grype.json';

/** Each environment gets its verdict, even if another one blocks. */
const gate = ({ name }: Stage): string => yaml`
  - name: Gate for ${name}
    if: \${{ !cancelled() && steps.scanned.outcome == 'success' }}
    env:
      IMAGE: \${{ steps.image.outputs.image }}
    run: >-
      npx gatehouse gate --service "$SERVICE" --environment ${name} --image "$IMAGE"
      --report trivy.json --report grype.json --sbom sbom.cdx.json --before-push
`;
