import { prepared, type Steps } from '../steps.ts';
import { yaml } from '../yaml.ts';

/** `.github/workflows/gate.yml` */
export const gate = (steps: Steps): string => yaml`
  # Decides whether an image may go to an environment, signs evidence of it, and copies what passed to where the tasks of
  # the environment pull from. In a file of its own: AWS tells files apart, but not the jobs of one, and what builds an
  # image must not be able to release it.
  name: gate

  on:
    workflow_call:
      inputs:
        service:
          description: Name of the service
          type: string
          required: true
        environment:
          description: Environment that the image is meant for
          type: string
          required: true
        image:
          description: REPOSITORY@sha256:...
          type: string
          required: true

  permissions: {}

  jobs:
    gate:
      runs-on: ubuntu-24.04
      timeout-minutes: 30
      permissions:
        contents: read # to check out
        id-token: write # to read scans, to record findings, to sign and to promote, as the gate role
        attestations: read # to verify them
      env:
        SERVICE: \${{ inputs.service }}
        ENVIRONMENT: \${{ inputs.environment }}
        IMAGE: \${{ inputs.image }}
      steps:
        ${prepared(steps)}
        ${steps.role('gate', 'registry')}
        - uses: ${steps.action('aws-actions/amazon-ecr-login')}
        - name: Prove that our workflow built it from this commit
          env:
            GH_TOKEN: \${{ github.token }}
            COMMIT: \${{ github.sha }}
          run: npx gatehouse provenance --image "$IMAGE" --commit "$COMMIT"
        ${steps.download('sbom-${{ inputs.service }}')}
        ${steps.download('trivy-${{ inputs.service }}')}
        ${steps.download('grype-${{ inputs.service }}')}
        - name: Decide
          run: >-
            npx gatehouse gate --service "$SERVICE" --environment "$ENVIRONMENT" --image "$IMAGE"
            --ecr --report trivy.json --report grype.json --sbom sbom.cdx.json --first-seen registry
            --records registry
            --evidence evidence.intoto.json
        - name: Copy it to the release repository
          run: >-
            npx gatehouse promote --service "$SERVICE" --environment "$ENVIRONMENT" --image "$IMAGE"
            --evidence evidence.intoto.json
        ${steps.upload('evidence-${{ inputs.service }}-${{ inputs.environment }}', 'evidence.intoto.json', KEPT)}
`;

const KEPT =
  '# For an audit, and longer than a job may wait for its reviewers.\nretention-days: 90';
