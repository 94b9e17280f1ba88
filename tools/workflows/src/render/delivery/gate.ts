import type { Stage } from '../stages.ts';
import type { Steps } from '../steps-interface.ts';
import { withKeys } from '../steps.ts';
import { lines, yaml } from '../yaml.ts';

/** `.github/workflows/gate.yml` */
export const gate = (steps: Steps, stages: readonly Stage[]): string => yaml`
  # Decides to which environments an image may go, signs evidence of it, and copies what passed to where the tasks of
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
        image:
          description: REPOSITORY@sha256:...
          type: string
          required: true
        command:
          description: Digest of the command
          type: string
          required: true
      outputs:
        ${lines(stages.map(({ name }) => `${name}:\n  description: '"success" if the image may go to ${name}'\n  value: \${{ jobs.gate.outputs.${name} }}\n`))}

  permissions: {}

  jobs:
    gate:
      runs-on: ubuntu-24.04
      timeout-minutes: 45
      permissions:
        contents: read # to check out
        id-token: write # to read scans, to record findings, to sign and to promote, as the gate role
        ${steps.attestations('read', 'to verify them')}
      outputs:
        ${lines(stages.map(({ name }) => `${name}: \${{ steps.evidence-${name}.outcome }}\n`))}
      env:
        SERVICE: \${{ inputs.service }}
        IMAGE: \${{ inputs.image }}
      steps:
        ${steps.checkout()}
        ${steps.gatehouse('${{ inputs.command }}')}
        ${steps.role('gate', 'registry')}
        ${steps.attestedBy === 'github' ? `- uses: ${steps.action('aws-actions/amazon-ecr-login')}` : ''}
        - name: Prove that our workflow built it from this commit
          env:
            ${steps.attestedBy === 'github' ? 'GH_TOKEN: ${{ github.token }}' : ''}
            COMMIT: \${{ github.sha }}
          run: node gatehouse.mjs provenance --image "$IMAGE" --commit "$COMMIT"
        ${steps.download('sbom-${{ inputs.service }}')}
        ${steps.download('trivy-${{ inputs.service }}')}
        ${withKeys('id: ready', steps.download('grype-${{ inputs.service }}'))}
        # One environment that blocks the image keeps it from no other.
        ${lines(stages.map((stage) => decide(steps, stage)))}
`;

const decide = (steps: Steps, { name }: Stage): string => yaml`
  - id: decide-${name}
    name: Decide for ${name}
    if: \${{ !cancelled() && steps.ready.outcome == 'success' }}
    run: >-
      node gatehouse.mjs gate --service "$SERVICE" --environment ${name} --image "$IMAGE"
      --ecr --report trivy.json --report grype.json --sbom sbom.cdx.json --first-seen registry
      --records registry
      --evidence ${name}.intoto.json
  - id: promote-${name}
    name: Copy it to the release repository of ${name}
    if: \${{ !cancelled() && steps.decide-${name}.outcome == 'success' }}
    run: >-
      node gatehouse.mjs promote --service "$SERVICE" --environment ${name} --image "$IMAGE"
      --evidence ${name}.intoto.json
  ${withKeys(
    `id: evidence-${name}\nif: \${{ !cancelled() && steps.promote-${name}.outcome == 'success' }}`,
    steps.upload(`evidence-\${{ inputs.service }}-${name}`, `${name}.intoto.json`, KEPT),
  )}
`;

const KEPT =
  '# For an audit, and longer than a job may wait for its reviewers.\nretention-days: 90';
