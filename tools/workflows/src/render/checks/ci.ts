import type { Workspace } from '@gatehouse/service-manifest';
import type { Steps } from '../steps-interface.ts';
import { paragraphs, yaml } from '../yaml.ts';
import { infrastructureCheck } from './infrastructure-check.ts';
import { requiredCheck } from './required-check.ts';
import { workflowsCheck } from './workflows-check.ts';

/** `.github/workflows/ci.yml` */
export function ci(steps: Steps, { github }: Workspace): string {
  const own = github?.checks ?? [];
  return yaml`
    # What a change must pass before it lands. No credentials: the author of a pull request decides what it runs.
    name: ci

    on:
      pull_request:
      merge_group:

    permissions: {}

    concurrency:
      group: ci-\${{ github.ref }}
      cancel-in-progress: true

    jobs:
      affected:
        runs-on: ubuntu-24.04
        timeout-minutes: 10
        permissions:
          contents: read # to check out
        outputs:
          any: \${{ steps.affected.outputs.any }}
          batches: \${{ steps.affected.outputs.batches }}
        steps:
          ${steps.checkout('To compare with main.')}
          ${steps.setup('cache')}
          - id: affected
            env:
              BASE: ${BASE}
            run: npx gatehouse affected --base "$BASE" --format github >> "$GITHUB_OUTPUT"

      code:
        runs-on: ubuntu-24.04
        timeout-minutes: 45
        permissions:
          contents: read # to check out
        steps:
          ${steps.checkout('To compare with main.')}
          ${steps.setup('cache')}
          - env:
              BASE: ${BASE}
            run: npx nx affected --base="$BASE" --targets=lint,typecheck,test
          - run: npx nx sync:check
          - run: npx nx format:check --all
          - run: npx gatehouse-workflows check

      ${workflowsCheck(steps)}

      ${infrastructureCheck(steps)}

      images:
        needs: affected
        if: needs.affected.outputs.any == 'true'
        strategy:
          fail-fast: false
          matrix: \${{ fromJSON(needs.affected.outputs.batches) }}
        permissions:
          contents: read # for ci-batch.yml
        uses: ./.github/workflows/ci-batch.yml
        with:
          services: \${{ toJSON(matrix.services) }}

      ${paragraphs(own.map(ownCheck))}

      ${requiredCheck(own)}
  `;
}

/**
 * What a change is compared with. In the merge queue the position before, which builds, tests and gates its own: the
 * queue lands a position only after those before it (ALLGREEN), and starts it again where one of them fails.
 */
const BASE = "${{ github.event.merge_group.base_sha || 'origin/main' }}";

/** A workflow of the team's own that is required as well. */
const ownCheck = (name: string): string => yaml`
  ${name}:
    permissions:
      contents: read # for ${name}.yml
    uses: ./.github/workflows/${name}.yml
`;
