import type { Steps } from '../steps-interface.ts';
import { prepared } from '../steps.ts';
import { yaml } from '../yaml.ts';

/** `.github/workflows/bases.yml` */
export const bases = (steps: Steps): string => yaml`
  # What the tags of the base images stand for now, once a month, as a pull request.
  name: bases

  on:
    schedule:
      - cron: '31 5 1 * *'
    workflow_dispatch:

  permissions: {}

  concurrency:
    group: bases
    cancel-in-progress: true

  jobs:
    refresh:
      runs-on: ubuntu-24.04
      timeout-minutes: 15
      permissions:
        contents: write # to commit to a branch, by the API
        pull-requests: write # to open the pull request
      steps:
        ${prepared(steps)}
        - run: npx gatehouse-bases
        - run: npx nx sync
        - env:
            GITHUB_TOKEN: \${{ github.token }}
          run: npx gatehouse-workflows propose --branch=bases --title="Newer base images"
`;
