import type { Steps } from '../steps-interface.ts';
import { yaml } from '../yaml.ts';

/**
 * `.github/workflows/scorecard.yml`. OpenSSF's action runs an image by its tag, even if the action is pinned to a
 * commit, so this workflow runs the image by digest.
 */
export const scorecard = (steps: Steps): string => yaml`
  # How OpenSSF rates the repository's settings. Their program can read, and nothing else.
  name: scorecard

  on:
    push:
      branches: [main]
    schedule:
      - cron: '23 5 * * 1'

  permissions: {}

  concurrency:
    group: scorecard
    cancel-in-progress: true

  jobs:
    rate:
      runs-on: ubuntu-24.04
      timeout-minutes: 15
      permissions:
        contents: read # to check out, and to rate
        actions: read # to rate a private repository
        issues: read # to rate a private repository
        pull-requests: read # to rate a private repository
        checks: read # to rate a private repository
      steps:
        ${steps.checkout()}
        - uses: ${steps.tool('scorecard')}
          with:
            repo_token: \${{ github.token }}
            results_file: scorecard.sarif
            results_format: sarif
            publish_results: false
        ${steps.upload('scorecard', 'scorecard.sarif')}

    ${steps.ifScanned(show(steps))}
`;

const show = (steps: Steps): string => yaml`
  show:
    needs: rate
    runs-on: ubuntu-24.04
    timeout-minutes: 10
    permissions:
      contents: read # to check out
      actions: read # to name this run with the findings, in a private repository
      security-events: write # to show findings under the repository's security
    steps:
      ${steps.checkout()}
      ${steps.download('scorecard')}
      - uses: ${steps.action('github/codeql-action', 'upload-sarif')}
        with:
          sarif_file: scorecard.sarif
          category: scorecard
`;
