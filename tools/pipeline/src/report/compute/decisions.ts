import { findingAt } from '../../records/finding-at.ts';
import { ACTIONS, type FindingTable } from '../../records/finding-table.ts';
import { bySeverity } from './by-severity.ts';
import { dayOf } from './calendar.ts';
import type { DecisionFigures } from './decision-figures.ts';
import type { Period } from './period.ts';
import { keyOf, type Timeline } from './spans.ts';

export function decisionFigures(timelines: readonly Timeline[], period: Period): DecisionFigures {
  const found = timelines.flatMap(({ findings }) => findings);
  return {
    decided: decided(timelines, period),
    disagreement: disagreement(timelines),
    outsideBundle: bySeverity(
      (severity) => found.filter((each) => each.outsideBundle && each.severity === severity).length,
    ),
  };
}

const EXCEPT = ACTIONS.indexOf('except');
/** Of several decisions on a day, the last of these counts. */
const DECIDED = ['accepted', 'notAffected', 'patched'] as const;
type Decided = (typeof DECIDED)[number];

/** The last decision on each finding of a service counts. */
function decided(
  timelines: readonly Timeline[],
  { first, last }: Period,
): DecisionFigures['decided'] {
  const decisions = new Map<string, { day: number; what: Decided }>();
  const decide = (key: string, day: number, what: Decided) => {
    const known = decisions.get(key);
    const isLater =
      known === undefined ||
      day > known.day ||
      (day === known.day && DECIDED.indexOf(what) > DECIDED.indexOf(known.what));
    if (isLater) decisions.set(key, { day, what });
  };
  for (const { place, spans } of timelines) {
    // Most re-scans find the same as the previous one: the last day of a table decides.
    const tables = new Map<FindingTable, number>();
    for (const { at, outcome, findings } of place.gates) {
      const day = dayOf(at);
      if (outcome !== 'undecided' && day >= first && day <= last) tables.set(findings, day);
    }
    for (const [findings, day] of tables)
      for (const [row, action] of findings.action.entries()) {
        if (action !== EXCEPT) continue;
        const finding = findingAt(findings, row);
        const what = finding.notAffected ? 'notAffected' : 'accepted';
        decide(`${place.service} ${keyOf(finding)}`, day, what);
      }
    for (const { service, key, ended } of spans)
      if (ended?.how === 'patched' && ended.day >= first && ended.day <= last)
        decide(`${service} ${key}`, ended.day, 'patched');
  }
  const count = (wanted: Decided) =>
    [...decisions.values()].filter(({ what }) => what === wanted).length;
  const [accepted, notAffected, patched] = DECIDED.map(count) as [number, number, number];
  const all = notAffected + accepted + patched;
  return {
    ...{ notAffected, accepted, patched },
    falsePositiveRate: all === 0 ? undefined : notAffected / all,
  };
}

function disagreement(timelines: readonly Timeline[]): DecisionFigures['disagreement'] {
  let [compared, seenByOne, ratedDifferently] = [0, 0, 0];
  const alone = new Map<string, number>();
  for (const { scan, findings } of timelines) {
    if (scan === undefined || scan.scanners.length < 2) continue;
    for (const finding of findings) {
      compared += 1;
      if (finding.ratedDifferently) ratedDifferently += 1;
      if (finding.seenBy.length !== 1) continue;
      seenByOne += 1;
      const scanner = scan.scanners[finding.seenBy[0] as number] ?? '?';
      alone.set(scanner, (alone.get(scanner) ?? 0) + 1);
    }
  }
  return {
    ...{ compared, seenByOne, ratedDifferently },
    alone: Object.fromEntries([...alone].sort(([a], [b]) => (a < b ? -1 : 1))),
  };
}
