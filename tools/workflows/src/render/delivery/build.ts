import { GRYPE, TRIVY } from '../checks/ci-batch.ts';
import type { Steps } from '../steps-interface.ts';
import { paragraphs, yaml } from '../yaml.ts';

/** The jobs of a delivery before its gates, which are independent of environments. */
export const buildJobs = (steps: Steps): string =>
  paragraphs([
    yaml`
      build:
        runs-on: ubuntu-24.04
        timeout-minutes: 30
        permissions:
          contents: read # to check out
          id-token: write # to push as the build role, and to sign attestations
          ${steps.attestations('write', 'to keep them')}
        outputs:
          image: \${{ steps.image.outputs.image }}
        env:
          SERVICE: \${{ inputs.service }}
        steps:
          ${steps.checkout()}
          ${steps.gatehouse('${{ inputs.command }}')}
          ${steps.role('build', 'registry')}
          - uses: ${steps.action('aws-actions/amazon-ecr-login')}
          - id: image
            ${steps.attestedBy === 'github' ? TOKEN : ''}
            run: node gatehouse.mjs image --service "$SERVICE" --push --save image.tar --sbom-file sbom.cdx.json
          ${steps.attestedBy === 'github' ? byGithub(steps) : BY_KEY}
          ${steps.upload('sbom-${{ inputs.service }}', 'sbom.cdx.json')}
          ${steps.upload('image-${{ inputs.service }}', 'image.tar', 'retention-days: 1')}
    `,
    `# Third-party programs: each gets the image in a file and a job of its own, without identity, token or secret, so that
# neither can change what the other reports.
${scan(steps, 'trivy', TRIVY)}`,
    `# Sees the Node.js binary, which Trivy does not.\n${scan(steps, 'grype', GRYPE)}`,
  ]);

const scan = (steps: Steps, tool: 'trivy' | 'grype', args: string): string => yaml`
  scan-${tool}:
    needs: build
    runs-on: ubuntu-24.04
    timeout-minutes: 20
    permissions: {}
    steps:
      ${steps.download('image-${{ inputs.service }}')}
      - uses: ${steps.tool(tool)}
        with:
          args: ${args}
      ${steps.upload(`${tool}-\${{ inputs.service }}`, `${tool}.json`)}
`;

/** The token with which `gh` verifies an image that an earlier attempt built. */
const TOKEN = yaml`
  env:
    GH_TOKEN: \${{ github.token }}
`;

/** Attestations that GitHub signs, with the workflow in the certificate. */
const byGithub = (steps: Steps): string => yaml`
  - name: Attest its origin
    uses: ${steps.action('actions/attest')}
    with:
      subject-name: \${{ steps.image.outputs.repository }}
      subject-digest: \${{ steps.image.outputs.digest }}
      push-to-registry: true
      create-storage-record: false
  - name: Attest its contents
    uses: ${steps.action('actions/attest')}
    with:
      subject-name: \${{ steps.image.outputs.repository }}
      subject-digest: \${{ steps.image.outputs.digest }}
      sbom-path: sbom.cdx.json
      push-to-registry: true
      create-storage-record: false
`;

/** Attestations signed with a key that only the build role may use, which only this workflow on main may assume. */
const BY_KEY = yaml`
  - name: Attest its origin and its contents
    env:
      IMAGE: \${{ steps.image.outputs.image }}
      COMMIT: \${{ github.sha }}
    run: node gatehouse.mjs attest --image "$IMAGE" --commit "$COMMIT" --sbom sbom.cdx.json
`;
