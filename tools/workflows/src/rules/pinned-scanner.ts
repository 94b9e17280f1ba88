import { actionReference } from '../files/action-reference.ts';
import { stepsOf } from '../files/jobs.ts';
import type { Rule } from './rule.ts';

/** Input in which an action is told the version of the program that it fetches. */
const INPUTS: Readonly<Record<string, string>> = {
  'aquasecurity/trivy-action': 'version',
  'anchore/scan-action': 'grype-version',
};

/** The action is pinned, the program that it fetches is not: a malicious Trivy was released in March 2026. */
export const pinnedScanner: Rule = {
  id: 'pinned-scanner',
  asks: 'A scanner is run in a named version',
  *check(set) {
    for (const { source, step, path } of stepsOf(set)) {
      const action = actionReference(step.uses ?? '')?.repository ?? '';
      if (!/^(aquasecurity|anchore)\//.test(action)) continue;
      const input = INPUTS[action] ?? 'version';
      if (!/^v\d+\.\d+\.\d+$/.test(String(step.with?.[input])))
        yield { place: source.place(...path), message: `Say "${input}: v1.2.3"` };
    }
  },
};
