import type { Steps } from '../steps-interface.ts';
import { yaml } from '../yaml.ts';

/** `.github/workflows/codeql.yml` */
export const codeql = (steps: Steps): string => yaml`
  # Looks for weaknesses in our own code, and in these workflows.
  name: codeql

  on:
    pull_request:
    merge_group:
    push:
      branches: [main]
    schedule:
      - cron: '41 4 * * 1'

  permissions: {}

  concurrency:
    group: codeql-\${{ github.ref }}
    cancel-in-progress: true

  jobs:
    analyse:
      name: \${{ matrix.language }}
      strategy:
        fail-fast: false
        matrix:
          language: [javascript-typescript, actions]
      runs-on: ubuntu-24.04
      timeout-minutes: 30
      permissions:
        contents: read # to check out
        actions: read # to name this run with the findings, in a private repository
        security-events: write # to show findings under the repository's security
      steps:
        ${steps.checkout()}
        - uses: ${steps.action('github/codeql-action', 'init')}
          with:
            languages: \${{ matrix.language }}
            build-mode: none
            queries: security-extended
        - uses: ${steps.action('github/codeql-action', 'analyze')}
          with:
            category: \${{ matrix.language }}
`;
