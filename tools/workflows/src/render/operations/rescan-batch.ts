import { GRYPE, TRIVY } from '../checks/ci-batch.ts';
import type { Stage } from '../stages.ts';
import type { Steps } from '../steps-interface.ts';
import { withKeys } from '../steps.ts';
import { lines, yaml } from '../yaml.ts';
import { decide } from './rescan-decision.ts';
import { IMAGE, scan, TITLE } from './rescan-scan.ts';

/** `.github/workflows/rescan-batch.yml` */
export const rescanBatch = (steps: Steps, stages: readonly Stage[]): string => yaml`
  # Up to 256 images that run, which is the most that GitHub takes in one matrix. Each digest is pulled and scanned once,
  # and gated for every environment in which it runs.
  name: rescan (batch)

  on:
    workflow_call:
      inputs:
        images:
          description: '[{"service": "payments", "digest": "0123456789ab", "image": "REPOSITORY@sha256:...", "images": {"production": "..."}}, ...]'
          type: string
          required: true
        command:
          description: Digest of the command
          type: string
          required: true

  permissions: {}

  jobs:
    pull:
      name: pull ${TITLE}
      strategy:
        fail-fast: false
        matrix:
          include: \${{ fromJSON(inputs.images) }}
      runs-on: ubuntu-24.04
      timeout-minutes: 15
      permissions:
        contents: read # to check out
        id-token: write # to pull, as the rescan role of the registry
        ${steps.attestations('read', 'to verify the command')}
      env:
        SERVICE: \${{ matrix.service }}
        IMAGE: \${{ matrix.image }}
      steps:
        ${steps.checkout()}
        ${steps.gatehouse('${{ inputs.command }}')}
        ${steps.role('rescan', 'registry')}
        - uses: ${steps.action('aws-actions/amazon-ecr-login')}
        - run: >-
            node gatehouse.mjs image --service "$SERVICE" --from "$IMAGE" --save image.tar
            --sbom-file sbom.cdx.json
        ${steps.upload(`sbom-${IMAGE}`, 'sbom.cdx.json')}
        ${steps.upload(`image-${IMAGE}`, 'image.tar', 'retention-days: 1')}

    # An image that cannot be pulled or scanned does not keep the others from their verdicts.
    ${scan(steps, 'trivy', 'Trivy', TRIVY)}

    ${scan(steps, 'grype', 'Grype', GRYPE)}

    gate:
      name: gate ${TITLE}
      needs: [scan-trivy, scan-grype]
      if: \${{ !cancelled() }}
      strategy:
        fail-fast: false
        matrix:
          include: \${{ fromJSON(inputs.images) }}
      runs-on: ubuntu-24.04
      timeout-minutes: 45
      permissions:
        contents: read # to check out
        ${steps.ifScanned('actions: read # to name this run with the findings, in a private repository')}
        id-token: write # to read scans and to record findings, as the rescan role of the registry
        ${steps.ifScanned("security-events: write # to show findings under the repository's security")}
        ${steps.attestations('read', 'to verify the command')}
      env:
        SERVICE: \${{ matrix.service }}
      steps:
        ${steps.checkout()}
        ${steps.gatehouse('${{ inputs.command }}')}
        ${steps.download(`sbom-${IMAGE}`)}
        ${steps.download(`trivy-${IMAGE}`)}
        ${steps.download(`grype-${IMAGE}`)}
        ${withKeys('id: ready', steps.role('rescan', 'registry'))}
        # One environment that blocks the image keeps no other from its verdict.
        ${lines(stages.map((stage) => decide(steps, stage)))}
`;
