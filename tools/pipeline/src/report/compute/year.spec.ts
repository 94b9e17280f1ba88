import { parseRecord, type PipelineRecord } from '../../records/record.ts';
import { generatedYear } from '../test/generated-year.ts';
import { naiveReport } from '../test/naive-report.ts';
import { dateOf, dayOf, parseDate } from './calendar.ts';
import { computeReport, type WeeklyReport } from './compute-report.ts';

/** In the week in which summer time ends in Europe, in the hour that a local clock has twice. */
const NOW = Date.parse('2026-10-25T01:30:00Z');
const SINCE = '2025-10-27';

const parsed = (year: ReturnType<typeof generatedYear>): PipelineRecord[] =>
  year.records.map((record) =>
    parseRecord(JSON.stringify(record), record.kind === 'rollback' ? 'deploy' : record.kind),
  );

/** The figures of a report in the shape of the naive ones. */
function figuresOf({ findings, decisions, delivery, gate, attention }: WeeklyReport) {
  const { weeks, open, history, services, thisWeek, age, timeToPatch, mediumDebt } = findings;
  const count = (kind: string) => attention.filter((each) => each.kind === kind).length;
  return {
    weeks: weeks.map(dateOf),
    ...{ open, history, thisWeek, age, timeToPatch, mediumDebt },
    services: Object.fromEntries(services.map((each) => [each.service, each.history])),
    decided: decisions.decided,
    compared: decisions.disagreement.compared,
    seenByOne: decisions.disagreement.seenByOne,
    ratedDifferently: decisions.disagreement.ratedDifferently,
    outsideBundle: decisions.outsideBundle,
    delivery: Object.fromEntries(
      delivery.map(({ service, environment, perWeek: _, ...rest }) => [
        `${service} ${environment}`,
        rest,
      ]),
    ),
    blocks: gate.blocks,
    gates: gate.gates,
    counts: {
      blocked: count('blocked'),
      undecided: count('undecided'),
      unscanned: count('unscanned'),
      runsBlocked: count('runs-blocked'),
    },
  };
}

it.each([
  [100, 40, 7],
  [6, 25, 1],
  [6, 25, 2],
])(
  'every figure of a year of %d services equals the naive one (%d findings, seed %d)',
  (services, findings, seed) => {
    const year = generatedYear({ services, findings, seed, now: NOW });
    const records = parsed(year);
    const existing = { services: year.services, environments: year.environments };
    const report = computeReport({
      ...{ records, missing: [], now: NOW, since: parseDate(SINCE) as number, existing },
    });
    const { minutes, ...naive } = naiveReport(records, { now: NOW, since: SINCE, ...existing });
    expect(figuresOf(report)).toEqual(naive);
    expect(report.gate.minutes).toBeCloseTo(minutes, 6);
    expect(report.period.last).toBe(dayOf(NOW));
    // The year is one in which things happen.
    expect(report.findings.open.MEDIUM).toBeGreaterThan(0);
    expect(report.findings.timeToPatch.HIGH.count).toBeGreaterThan(0);
    expect(report.decisions.decided.notAffected).toBeGreaterThan(0);
  },
);
