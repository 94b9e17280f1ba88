import { statusRoles } from '../delivery/deliver.ts';
import type { Stage } from '../stages.ts';
import type { Steps } from '../steps-interface.ts';
import { prepared } from '../steps.ts';
import { yaml } from '../yaml.ts';

/** `.github/workflows/rescan.yml` */
export const rescan = (steps: Steps, stages: readonly Stage[]): string => yaml`
  # An image that was clean when it was deployed need not be clean today: every night the gate decides again on
  # everything that runs.
  name: rescan

  on:
    schedule:
      - cron: '17 3 * * *'
    workflow_dispatch:

  permissions: {}

  concurrency:
    group: rescan
    cancel-in-progress: false

  jobs:
    ${steps.commandJob()}

    plan:
      needs: command
      runs-on: ubuntu-24.04
      timeout-minutes: 15
      permissions:
        contents: read # to check out
        id-token: write # to see what runs, as the status role of each environment
        ${steps.attestations('read', 'to verify the command')}
      outputs:
        any: \${{ steps.status.outputs.any }}
        batches: \${{ steps.status.outputs.batches }}
      steps:
        ${steps.checkout()}
        ${steps.gatehouse()}
        ${statusRoles(steps, stages)}
        - id: status
          run: node gatehouse.mjs status --format github >> "$GITHUB_OUTPUT"

    rescan:
      needs:
        - command
        - plan
      if: needs.plan.outputs.any == 'true'
      strategy:
        fail-fast: false
        matrix: \${{ fromJSON(needs.plan.outputs.batches) }}
      permissions:
        contents: read # for rescan-batch.yml
        ${steps.ifScanned('actions: read # for rescan-batch.yml')}
        id-token: write # for rescan-batch.yml
        ${steps.ifScanned('security-events: write # for rescan-batch.yml')}
        ${steps.attestations('read', 'for rescan-batch.yml')}
      uses: ./.github/workflows/rescan-batch.yml
      with:
        images: \${{ toJSON(matrix.images) }}
        command: \${{ needs.command.outputs.digest }}

    # No person watches a nightly run, so a red one is reported to the operations topic. It needs no job to succeed.
    announce:
      needs:
        - command
        - plan
        - rescan
      if: failure()
      runs-on: ubuntu-24.04
      timeout-minutes: 10
      permissions:
        contents: read # to check out
        id-token: write # to announce it, as the rescan role of the registry
      steps:
        ${prepared(steps)}
        ${steps.role('rescan', 'registry')}
        - run: >-
            npx gatehouse notify --subject 'The nightly re-scan is red'
            --message "$GITHUB_SERVER_URL/$GITHUB_REPOSITORY/actions/runs/$GITHUB_RUN_ID"
`;
