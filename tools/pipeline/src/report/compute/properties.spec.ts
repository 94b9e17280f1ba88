import * as fc from 'fast-check';
import { findingsOf } from '../../records/finding-at.ts';
import type { GateRecord } from '../../records/gate-schema.ts';
import { isGate, type PipelineRecord } from '../../records/record.ts';
import { tableOf } from '../../records/table-of.ts';
import { deployment, finding, gate } from '../../records/test/samples.ts';
import { renderPage } from '../page/render-page.ts';
import { reportText } from '../report-text.ts';
import { parseAll } from '../test/sample-report.ts';
import { dayOf } from './calendar.ts';
import { computeReport } from './compute-report.ts';
import { historiesOf } from './service-history.ts';
import { isOpenOn } from './spans.ts';
import { timelineOf } from './timeline-of.ts';

const START = Date.parse('2026-03-20T22:00:00Z');
const HOUR_MS = 3_600_000;
const imageOf = (image: number) => `sha256:${String(image).repeat(64)}`;

/** What happens to one service in one environment: few images and findings, so that they meet often. */
const anyEvent = fc.record({
  kind: fc.constantFrom('gate', 'rescan', 'deploy', 'rollback'),
  image: fc.integer({ min: 1, max: 3 }),
  found: fc.subarray(['CVE-1', 'CVE-2', 'CVE-3']),
  notAffected: fc.boolean(),
  outcome: fc.constantFrom('passed', 'passed', 'blocked', 'undecided'),
  ended: fc.constantFrom('deployed', 'deployed', 'unchanged', 'failed'),
  omitted: fc.constantFrom(0, 0, 0, 5),
  hours: fc.integer({ min: 1, max: 60 }),
});
type Event = typeof anyEvent extends fc.Arbitrary<infer T> ? T : never;

function recordsOf(events: readonly Event[]): PipelineRecord[] {
  let at = START;
  return parseAll(
    events.map((event, index) => {
      at += event.hours * HOUR_MS;
      const common = {
        sequence: index + 1,
        at: new Date(at).toISOString(),
        image: imageOf(event.image),
      };
      if (event.kind === 'deploy' || event.kind === 'rollback')
        return deployment({ ...common, kind: event.kind, outcome: event.ended as 'deployed' });
      const findings = event.found.map((id) => finding({ id, notAffected: event.notAffected }));
      return gate(findings, {
        ...{ ...common, kind: event.kind as 'gate', outcome: event.outcome as 'passed' },
        omitted: event.omitted > 0 ? { MEDIUM: event.omitted } : {},
      });
    }),
  );
}

const anyEvents = fc.array(anyEvent, { minLength: 1, maxLength: 25 });
const timelineIn = (records: readonly PipelineRecord[]) =>
  timelineOf(historiesOf(records)[0]!, false);

it('counts no finding as patched that the last complete scan of the running image has', () => {
  fc.assert(
    fc.property(anyEvents, (events) => {
      const records = recordsOf(events);
      const { spans, running } = timelineIn(records);
      const last = records.findLast(
        (record): record is GateRecord =>
          isGate(record) && record.outcome !== 'undecided' && record.image === running,
      );
      const open = findingsOf(last?.findings ?? tableOf([])).filter((each) => !each.notAffected);
      for (const { id } of open) {
        const own = spans.filter((span) => span.finding.id === id);
        expect(own.filter(({ ended }) => ended === undefined)).toHaveLength(1);
      }
    }),
  );
});

it('has a finding open once at a time, and ends none before it began', () => {
  fc.assert(
    fc.property(anyEvents, (events) => {
      const { spans } = timelineIn(recordsOf(events));
      for (const { opened, ended, since } of spans) {
        expect(since).toBeLessThanOrEqual(opened);
        expect(ended?.day ?? opened).toBeGreaterThanOrEqual(opened);
      }
      for (const key of new Set(spans.map((span) => span.key)))
        expect(spans.filter((span) => span.key === key && !span.ended).length).toBeLessThan(2);
    }),
  );
});

it('balances: each opened finding has ended or is open', () => {
  fc.assert(
    fc.property(anyEvents, (events) => {
      const { spans } = timelineIn(recordsOf(events));
      const day = dayOf(START) + 100;
      const ended = spans.filter((span) => span.ended !== undefined);
      expect(ended.length + spans.filter((span) => isOpenOn(span, day)).length).toBe(spans.length);
    }),
  );
});

it('gives the same figures for any order of the records, and with each of them duplicated', () => {
  fc.assert(
    fc.property(anyEvents, (events) => {
      const records = recordsOf(events);
      const input = { missing: [], now: START + 2_000 * HOUR_MS, since: dayOf(START) };
      const report = computeReport({ ...input, records });
      expect(computeReport({ ...input, records: [...records].reverse() })).toEqual(report);
      expect(computeReport({ ...input, records: [...records, ...records] })).toEqual(report);
    }),
  );
});

it('reports missing data, whichever record is missing', () => {
  fc.assert(
    fc.property(anyEvents, fc.nat(), (events, choice) => {
      const records = recordsOf(events);
      const [gone] = records.splice(choice % records.length, 1) as [PipelineRecord];
      const { service, environment, sequence } = gone;
      const writer = isGate(gone) ? gone.kind : ('deploy' as const);
      const report = computeReport({
        ...{ records, now: START + 2_000 * HOUR_MS, since: dayOf(START) },
        missing: [{ writer, service, environment, sequence, reason: 'is not there' }],
      });
      expect(renderPage(report)).toContain('Data is missing: 1 record');
      expect(reportText(report, 'report.html')).toContain('Data is missing');
    }),
    { numRuns: 20 },
  );
});
