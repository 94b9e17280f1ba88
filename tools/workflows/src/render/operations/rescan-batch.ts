import { GRYPE, TRIVY } from '../checks/ci-batch.ts';
import type { Stage } from '../stages.ts';
import { withKeys, type Steps } from '../steps.ts';
import { lines, yaml } from '../yaml.ts';

/** Names of artifacts: of one digest, in however many environments it runs. */
const IMAGE = '${{ matrix.service }}-${{ matrix.digest }}';
const TITLE = '${{ matrix.service }} ${{ matrix.digest }}';

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

const decide = (steps: Steps, { name }: Stage): string => yaml`
  - id: decide-${name}
    name: Decide for ${name}
    if: \${{ !cancelled() && steps.ready.outcome == 'success' && matrix.images.${name} }}
    env:
      IMAGE: \${{ matrix.images.${name} }}
    run: >-
      node gatehouse.mjs gate --service "$SERVICE" --environment ${name} --image "$IMAGE"
      --ecr --report trivy.json --report grype.json --sbom sbom.cdx.json --first-seen registry
      --records registry --rescan
      --format text --format sarif --output - --output ${name}.sarif
  ${steps.ifScanned(show(steps, name))}
`;

const show = (steps: Steps, name: string): string => yaml`
  - if: \${{ !cancelled() && contains(fromJSON('["success", "failure"]'), steps.decide-${name}.outcome) }}
    # The verdict is that of the step before.
    continue-on-error: true
    uses: ${steps.action('github/codeql-action', 'upload-sarif')}
    with:
      sarif_file: ${name}.sarif
      category: \${{ matrix.service }}-${name}
`;

const scan = (steps: Steps, tool: 'trivy' | 'grype', title: string, args: string): string => yaml`
  scan-${tool}:
    name: ${title} on ${TITLE}
    needs: pull
    if: \${{ !cancelled() }}
    strategy:
      fail-fast: false
      matrix:
        include: \${{ fromJSON(inputs.images) }}
    runs-on: ubuntu-24.04
    timeout-minutes: 20
    permissions: {}
    steps:
      ${steps.download(`image-${IMAGE}`)}
      - uses: ${steps.tool(tool)}
        with:
          args: ${args}
      ${steps.upload(`${tool}-${IMAGE}`, `${tool}.json`)}
`;
