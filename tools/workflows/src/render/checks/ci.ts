import type { Workspace } from '@gatehouse/service-manifest';
import type { Steps } from '../steps.ts';
import { lines, paragraphs, yaml } from '../yaml.ts';

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

      # General lint of workflows. Gatehouse's own rules are in "gatehouse-workflows check".
      workflows:
        runs-on: ubuntu-24.04
        timeout-minutes: 10
        permissions:
          contents: read # to check out
        steps:
          ${steps.checkout()}
          - uses: ${steps.tool('actionlint')}
            with:
              args: -color
          - uses: ${steps.tool('zizmor')}
            with:
              args: --offline --min-severity=medium .github

      infrastructure:
        runs-on: ubuntu-24.04
        timeout-minutes: 20
        permissions:
          contents: read # to check out
        steps:
          ${steps.checkout('To compare with main.')}
          ${steps.setup('cache')}
          # What AWS would refuse, what loses data, and what would be an outage.
          - run: npx gatehouse changes --base origin/main
          - run: npx nx synth infrastructure
          - run: pipx run cfn-lint==1.51.0 --template apps/infrastructure/dist/cdk.out/*.template.json
          # What the change costs, in the summary of the job.
          - run: git worktree add ../base origin/main
          - run: npx nx synth infrastructure --workspace="$PWD/../base" --output="$PWD/dist/base"
          - run: npx gatehouse costs --base dist/base/costs.json --format markdown >> "$GITHUB_STEP_SUMMARY"

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

      # The one check that the branch requires. GitHub accepts a skipped job as a passed one, hence
      # always(); and that no image was built is right only if there was none to build.
      ci:
        if: always()
        needs:
          - affected
          - code
          - workflows
          - infrastructure
          - images
          ${lines(own.map((name) => `- ${name}\n`))}
        runs-on: ubuntu-24.04
        timeout-minutes: 5
        permissions: {}
        steps:
          - name: Refuse all but success
            if: >-
              always() && !(needs.affected.result == 'success'
              && needs.code.result == 'success'
              && needs.workflows.result == 'success'
              && needs.infrastructure.result == 'success'
              ${lines(own.map((name) => `&& needs.${name}.result == 'success'\n`))}
              && (needs.images.result == 'success'
              || (needs.images.result == 'skipped' && needs.affected.outputs.any == 'false')))
            run: exit 1
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
