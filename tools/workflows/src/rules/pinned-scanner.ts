import { stepsOf } from '../files/jobs.ts';
import type { Rule } from './rule.ts';

/** The action is pinned, the program that it fetches is not: a malicious Trivy was released in March 2026. */
export const pinnedScanner: Rule = {
  id: 'pinned-scanner',
  asks: 'A scanner is run in a named version',
  *check(set) {
    for (const { source, step, path } of stepsOf(set))
      if (
        /^(aquasecurity|anchore)\//.test(step.uses ?? '') &&
        !/^v\d+\.\d+\.\d+$/.test(String(step.with?.['version']))
      )
        yield { place: source.place(...path), message: 'Say "version: v1.2.3"' };
  },
};
