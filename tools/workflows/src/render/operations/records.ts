import type { Steps } from '../steps-interface.ts';
import { yaml } from '../yaml.ts';

/** `.github/workflows/records.yml` */
export const records = (steps: Steps): string => yaml`
  # Every Monday before the report: copies new records into a segment, so that a report of a year reads a few objects.
  name: records

  on:
    schedule:
      - cron: '37 5 * * 1'
    workflow_dispatch:

  permissions: {}

  concurrency:
    group: records
    cancel-in-progress: false

  jobs:
    ${steps.commandJob()}

    compact:
      needs: command
      runs-on: ubuntu-24.04
      timeout-minutes: 30
      permissions:
        contents: read # to check out
        id-token: write # to read records and to write segments, as the compact role of the registry
        ${steps.attestations('read', 'to verify the command')}
      steps:
        ${steps.checkout()}
        ${steps.gatehouse()}
        ${steps.role('compact', 'registry')}
        - run: node gatehouse.mjs compact --records registry
`;
