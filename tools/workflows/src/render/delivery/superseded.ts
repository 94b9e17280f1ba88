import type { Steps } from '../steps-interface.ts';
import { yaml } from '../yaml.ts';

/** `.github/workflows/superseded.yml` */
export const superseded = (steps: Steps): string => yaml`
  # Whether an environment has a newer commit than the one that is being delivered, or holds it after a roll-back. In a
  # file of its own, so that the role that reads this is not that of the jobs that build.
  name: superseded

  on:
    workflow_call:
      inputs:
        service:
          description: Name of the service
          type: string
          required: true
        environment:
          description: Environment to deploy to
          type: string
          required: true
        command:
          description: Digest of the command
          type: string
          required: true
      outputs:
        superseded:
          description: '"false" if there is still something to deploy'
          value: \${{ jobs.superseded.outputs.superseded }}

  permissions: {}

  jobs:
    superseded:
      runs-on: ubuntu-24.04
      timeout-minutes: 10
      permissions:
        contents: read # to check out
        id-token: write # to see what is deployed, as the status role of the environment
        ${steps.attestations('read', 'to verify the command')}
      outputs:
        superseded: \${{ steps.superseded.outputs.superseded }}
      env:
        SERVICE: \${{ inputs.service }}
        ENVIRONMENT: \${{ inputs.environment }}
        COMMIT: \${{ github.sha }}
      steps:
        ${steps.checkout('To compare the commit with the one that runs.')}
        ${steps.gatehouse('${{ inputs.command }}')}
        ${steps.role('status', '${{ inputs.environment }}')}
        - id: superseded
          run: >-
            node gatehouse.mjs superseded --service "$SERVICE" --environment "$ENVIRONMENT" --commit "$COMMIT"
            --format github >> "$GITHUB_OUTPUT"
`;
