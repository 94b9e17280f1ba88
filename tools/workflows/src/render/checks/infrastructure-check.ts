import type { Steps } from '../steps-interface.ts';
import { yaml } from '../yaml.ts';

/** Synthesises and checks the infrastructure, and tells what a change costs. */
export const infrastructureCheck = (steps: Steps): string => yaml`
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
`;
