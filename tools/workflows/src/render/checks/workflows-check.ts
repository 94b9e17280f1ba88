import type { Steps } from '../steps-interface.ts';
import { yaml } from '../yaml.ts';

/** Lints the workflows. */
export const workflowsCheck = (steps: Steps): string => yaml`
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
`;
