import type { Steps } from '../steps-interface.ts';
import { yaml } from '../yaml.ts';

/** `.github/workflows/report.yml` */
export const report = (steps: Steps): string => yaml`
  # Every Monday: what needs a person, findings over time, time to patch and delivery, from what was recorded.
  name: report

  on:
    schedule:
      - cron: '7 6 * * 1'
    workflow_dispatch:

  permissions: {}

  concurrency:
    group: report
    cancel-in-progress: false

  jobs:
    ${steps.commandJob()}

    report:
      needs: command
      runs-on: ubuntu-24.04
      timeout-minutes: 30
      permissions:
        contents: read # to check out
        id-token: write # to read records, and to keep and announce the report, as the report role of the registry
        ${steps.attestations('read', 'to verify the command')}
      steps:
        ${steps.checkout()}
        ${steps.gatehouse()}
        ${steps.role('report', 'registry')}
        - run: node gatehouse.mjs report --records registry --publish --output report.html
        ${steps.upload('report', 'report.html', 'retention-days: 90')}
`;
