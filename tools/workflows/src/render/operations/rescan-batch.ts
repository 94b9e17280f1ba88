import { GRYPE, TRIVY } from '../checks/ci-batch.ts';
import { prepared, type Steps } from '../steps.ts';
import { yaml } from '../yaml.ts';

const IMAGE = '${{ matrix.service }}-${{ matrix.environment }}';

/** `.github/workflows/rescan-batch.yml` */
export const rescanBatch = (steps: Steps): string => yaml`
  # Up to 256 images that run, which is the most that GitHub takes in one matrix.
  name: rescan (batch)

  on:
    workflow_call:
      inputs:
        images:
          description: '[{"service": "payments", "environment": "production", "image": "REPOSITORY@sha256:..."}, ...]'
          type: string
          required: true

  permissions: {}

  jobs:
    pull:
      name: pull \${{ matrix.service }} in \${{ matrix.environment }}
      strategy:
        fail-fast: false
        matrix:
          include: \${{ fromJSON(inputs.images) }}
      runs-on: ubuntu-24.04
      timeout-minutes: 15
      permissions:
        contents: read # to check out
        id-token: write # to pull, as the rescan role of the registry
      env:
        SERVICE: \${{ matrix.service }}
        IMAGE: \${{ matrix.image }}
      steps:
        ${prepared(steps)}
        ${steps.role('rescan', 'registry')}
        - uses: ${steps.action('aws-actions/amazon-ecr-login')}
        - run: npx nx container "$SERVICE" --from="$IMAGE" --save=image.tar --sbom-file=sbom.cdx.json
        ${steps.upload(`sbom-${IMAGE}`, 'sbom.cdx.json')}
        ${steps.upload(`image-${IMAGE}`, 'image.tar', 'retention-days: 1')}

    # An image that cannot be pulled or scanned does not keep the others from their verdicts.
    ${scan(steps, 'trivy', 'Trivy', TRIVY)}

    ${scan(steps, 'grype', 'Grype', GRYPE)}

    gate:
      name: gate \${{ matrix.service }} in \${{ matrix.environment }}
      needs: [scan-trivy, scan-grype]
      if: \${{ !cancelled() }}
      strategy:
        fail-fast: false
        matrix:
          include: \${{ fromJSON(inputs.images) }}
      runs-on: ubuntu-24.04
      timeout-minutes: 30
      permissions:
        contents: read # to check out
        actions: read # to name this run with the findings, in a private repository
        id-token: write # to read scans and to record findings, as the rescan role of the registry
        security-events: write # to show findings under the repository's security
      env:
        SERVICE: \${{ matrix.service }}
        ENVIRONMENT: \${{ matrix.environment }}
        IMAGE: \${{ matrix.image }}
      steps:
        ${prepared(steps)}
        ${steps.download(`sbom-${IMAGE}`)}
        ${steps.download(`trivy-${IMAGE}`)}
        ${steps.download(`grype-${IMAGE}`)}
        ${steps.role('rescan', 'registry')}
        - run: >-
            npx gatehouse gate --service "$SERVICE" --environment "$ENVIRONMENT" --image "$IMAGE"
            --ecr --report trivy.json --report grype.json --sbom sbom.cdx.json --first-seen registry
            --records registry --rescan
            --format text --format sarif --output - --output gate.sarif
        - if: \${{ !cancelled() }}
          uses: ${steps.action('github/codeql-action', 'upload-sarif')}
          with:
            sarif_file: gate.sarif
            category: ${IMAGE}
`;

const scan = (steps: Steps, tool: 'trivy' | 'grype', title: string, args: string): string => yaml`
  scan-${tool}:
    name: ${title} on \${{ matrix.service }} in \${{ matrix.environment }}
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
