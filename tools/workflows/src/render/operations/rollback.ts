import { sessionMinutesOf } from '@gatehouse/service-manifest';
import type { Stage } from '../stages.ts';
import type { Steps } from '../steps-interface.ts';
import { lines, yaml } from '../yaml.ts';

/** `.github/workflows/rollback.yml` */
export const rollback = (steps: Steps, stages: readonly Stage[]): string => yaml`
  # Back to a revision that was good, by hand. It waits for no delivery: only for the command, which needs no role, and
  # for the environment's reviewers.
  name: rollback
  run-name: Roll back \${{ inputs.service }} in \${{ inputs.environment }}

  on:
    workflow_dispatch:
      inputs:
        service:
          description: Name of the service
          type: string
          required: true
        environment:
          description: Environment to roll back in
          type: choice
          options:
            ${lines(stages.map(({ name }) => `- ${name}\n`))}
          required: true
        to:
          description: Revision or digest to return to; by default the previous one
          type: string
          default: previous

  permissions: {}

  jobs:
    ${steps.commandJob()}

    rollback:
      needs: command
      environment: \${{ inputs.environment }}
      concurrency:
        group: rollback-\${{ inputs.service }}-\${{ inputs.environment }}
        cancel-in-progress: false
      runs-on: ubuntu-24.04
      timeout-minutes: ${sessionMinutesOf('deploy')}
      permissions:
        contents: read # to check out
        id-token: write # to roll back, as the deploy role of the environment
        ${steps.attestations('read', 'to verify the command')}
      env:
        SERVICE: \${{ inputs.service }}
        ENVIRONMENT: \${{ inputs.environment }}
        REVISION: \${{ inputs.to }}
      steps:
        ${steps.checkout()}
        ${steps.gatehouse()}
        ${steps.deployRole('${{ inputs.environment }}')}
        - run: >-
            node gatehouse.mjs rollback --service "$SERVICE" --environment "$ENVIRONMENT" --to "$REVISION"
            --records registry
`;
