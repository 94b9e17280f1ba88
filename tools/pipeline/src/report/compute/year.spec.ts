import { parseRecord, type PipelineRecord } from '../../records/record.ts';
import { generatedYear } from '../test/generated-year.ts';
import { naiveReport } from '../test/naive-report.ts';
import { dateOf, dayOf, parseDate } from './calendar.ts';
import { computeReport } from './compute-report.ts';
import type { WeeklyReport } from './weekly-report.ts';

/** In the week in which summer time ends in Europe, in the hour that a local clock has twice. */
const NOW = Date.parse('2026-10-25T01:30:00Z');
const SINCE = '2025-10-27';

const parsed = (year: ReturnType<typeof generatedYear>): PipelineRecord[] =>
  year.records.map((record) =>
    parseRecord(JSON.stringify(record), record.kind === 'rollback' ? 'deploy' : record.kind),
  );

/** What the line of each kind says in figures. */
const IN_FIGURES = {
  blocked: /^The gate blocks the release: /,
  'runs-blocked': /^What runs violates the policy: /,
  undecided: / lacks evidence: /,
  unscanned: /^The image that runs (?:has no complete scan since|was never scanned)/,
  'past-deadline': /^(\d+) finding/,
  'exception-expires': /^The exception for (\S+) expire[sd] on/,
  behind: /^(\d+) releases? behind the newest, which first ran on (\S+)$/,
  'old-base': /^Built with (.*): /,
} as const;

/** Every figure of a report, in the shape of the naive ones. */
function figuresOf(report: WeeklyReport) {
  const { findings, decisions, delivery, gate, attention } = report;
  const { weeks, open, history, services, thisWeek, age, timeToPatch, mediumDebt } = findings;
  const lines = (kind: keyof typeof IN_FIGURES) =>
    attention
      .filter((each) => each.kind === kind)
      .map(({ service, environment, day, what }) => {
        const [, ...figures] = IN_FIGURES[kind].exec(what) ?? ['', `not as expected: ${what}`];
        if (kind === 'old-base') figures[0] = String(figures[0]?.split(' and ').length);
        return [service, environment, dateOf(day), ...figures].join(' ');
      })
      .sort();
  return {
    weeks: weeks.map(dateOf),
    ...{ open, history, thisWeek, age, timeToPatch, mediumDebt },
    ...{ records: report.records, environments: report.environments },
    openByService: Object.fromEntries(services.map((each) => [each.service, each.open])),
    services: Object.fromEntries(services.map((each) => [each.service, each.history])),
    decided: decisions.decided,
    ...decisions.disagreement,
    outsideBundle: decisions.outsideBundle,
    delivery: Object.fromEntries(
      delivery.map(({ service, environment, ...rest }) => [`${service} ${environment}`, rest]),
    ),
    blocks: gate.blocks,
    gates: gate.gates,
    undecided: gate.undecided,
    attention: {
      blocked: lines('blocked'),
      runsBlocked: lines('runs-blocked'),
      lacking: lines('undecided'),
      unscanned: lines('unscanned'),
      late: lines('past-deadline'),
      expiring: lines('exception-expires'),
      behind: lines('behind'),
      oldBases: lines('old-base'),
    },
  };
}

/** The nightly run has a year of 100 services; the specs of a change have some that differ by seed. */
const SERVICES = Number(process.env['GATEHOUSE_REPORT_SERVICES'] ?? 5);

const seen = new Set<string>();

it.each([
  [SERVICES, 7],
  [5, 1],
  [5, 2],
])(
  'every figure of a year of %d services equals a naive computation (seed %d)',
  (services, seed) => {
    const year = generatedYear({ services, findings: 25, seed, now: NOW });
    const records = parsed(year);
    const existing = { services: year.services, environments: year.environments };
    const { bases } = year;
    const report = computeReport({
      ...{ records, missing: [], now: NOW, since: parseDate(SINCE) as number, existing, bases },
    });
    const { minutes, minutesEach, delivery, attention, ...naive } = naiveReport(records, {
      ...{ now: NOW, since: SINCE, bases, ...existing },
    });
    const figures = figuresOf(report);
    const { delivery: ours, ...others } = figures;
    expect(others).toEqual({
      ...naive,
      attention: Object.fromEntries(
        Object.entries(attention).map(([kind, lines]) => [kind, lines.sort()]),
      ),
    });
    // Sums of fractions depend on their order.
    expect(Object.keys(ours)).toEqual(Object.keys(delivery));
    for (const [place, { perWeek, ...rest }] of Object.entries(ours)) {
      const { perWeek: naively, ...expected } = delivery[place] as typeof rest & {
        perWeek: number;
      };
      expect(rest).toEqual(expected);
      expect(perWeek).toBeCloseTo(naively, 9);
    }
    expect(report.gate.minutes).toBeCloseTo(minutes, 6);
    expect(report.gate.minutesEach).toEqual({
      count: minutesEach.count,
      median: expect.closeTo(minutesEach.median as number, 9),
      p90: expect.closeTo(minutesEach.p90 as number, 9),
    });
    expect(report.period.last).toBe(dayOf(NOW));
    // The year is one in which things happen.
    expect(report.findings.open.MEDIUM).toBeGreaterThan(0);
    expect(report.findings.timeToPatch.HIGH.count).toBeGreaterThan(0);
    expect(report.decisions.decided.notAffected).toBeGreaterThan(0);
    for (const [kind, lines] of Object.entries(attention)) if (lines.length > 0) seen.add(kind);
  },
);

it('compares years that have each kind of item that needs a person', () => {
  expect([...seen].sort()).toEqual([
    'behind',
    'blocked',
    'expiring',
    'lacking',
    'late',
    'oldBases',
    'runsBlocked',
    'unscanned',
  ]);
});
