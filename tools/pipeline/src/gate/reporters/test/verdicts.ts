import type { Verdict } from '../../model/verdict.ts';
import { blocked } from './blocked.ts';
import { library } from './findings.ts';
import { makeFinding } from './make-finding.ts';
import { decide, makeVerdict } from './make-verdict.ts';

export const passed = makeVerdict({
  decisions: [decide('count', makeFinding({ severity: 'LOW' }))],
});

export const undecided = makeVerdict({
  outcome: 'undecided',
  undecided: ['scans/trivy.json: is about another image', 'No scan by grype was given'],
  scans: [],
});

export const excepted = makeVerdict({
  decisions: blocked.decisions.filter(({ action }) => action === 'except'),
  exceptions: blocked.exceptions,
});

/** So many findings, of which every other one blocks. */
export const huge = (count: number): Verdict =>
  makeVerdict({
    outcome: 'blocked',
    decisions: Array.from({ length: count }, (_, at) =>
      decide(
        at % 2 === 0 ? 'block' : 'count',
        makeFinding({
          id: `CVE-2026-${10_000 + at}`,
          title: 'some library: what is wrong, told in about as many words as usual',
          ...library(`package-${at % 500}`, '1.2.3'),
          fixedIn: ['1.2.4'],
        }),
      ),
    ),
  });
