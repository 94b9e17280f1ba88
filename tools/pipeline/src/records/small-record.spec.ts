import * as fc from 'fast-check';
import { SEVERITIES } from '../gate/model/severity.ts';
import { findingsOf } from './finding-at.ts';
import type { GateRecord } from './gate-schema.ts';
import { parseRecord } from './record.ts';
import type { RecordedFinding } from './recorded-finding.ts';
import { MOST_BYTES, smallRecord, unpack } from './small-record.ts';
import { tableOf } from './table-of.ts';
import { finding, gate, manyFindings } from './test/samples.ts';

const read = (bytes: Buffer) => parseRecord(unpack(bytes), 'gate') as GateRecord;
const recorded = (findings: readonly RecordedFinding[]) => {
  const { findings: _, omitted: __, ...record } = gate();
  return smallRecord(record, findings);
};

it('holds 200 findings in 2 kB', () => {
  const bytes = recorded(manyFindings(200));
  expect(bytes.length).toBeLessThanOrEqual(MOST_BYTES);
  expect(read(bytes).omitted).toEqual({});
  expect(findingsOf(read(bytes).findings)).toHaveLength(200);
});

it('omits the mildest findings if they do not fit, and counts them', () => {
  const bytes = recorded(manyFindings(2_000));
  expect(bytes.length).toBeLessThanOrEqual(MOST_BYTES);
  const { findings, omitted } = read(bytes);
  const kept = findingsOf(findings);
  const left = Object.values(omitted).reduce((sum, count) => sum + count, 0);
  expect(kept.length + left).toBe(2_000);
  const worstLeft = Math.min(
    ...Object.keys(omitted).map((name) => SEVERITIES.findIndex((each) => each === name)),
  );
  for (const { severity } of kept)
    expect(SEVERITIES.indexOf(severity)).toBeLessThanOrEqual(worstLeft);
});

it('returns every finding unchanged', () => {
  const any = fc.record({
    id: fc.string({ minLength: 1, maxLength: 30 }),
    package: fc.string({ minLength: 1, maxLength: 30 }),
    severity: fc.constantFrom(...SEVERITIES),
    action: fc.constantFrom('block', 'warn', 'count', 'except', 'grace'),
    fixable: fc.boolean(),
    outsideBundle: fc.boolean(),
    exploited: fc.boolean(),
    notAffected: fc.boolean(),
    ratedDifferently: fc.boolean(),
    seenBy: fc.uniqueArray(fc.nat(19)).map((all) => all.sort((a, b) => a - b)),
    firstSeen: fc.option(fc.nat(40_000), { nil: undefined }),
  }) as fc.Arbitrary<RecordedFinding>;
  const text = (findings: readonly RecordedFinding[]) =>
    findings.map((each) => JSON.stringify(each)).sort();
  fc.assert(
    fc.property(fc.array(any, { maxLength: 20 }), (findings) => {
      expect(text(findingsOf(tableOf(findings)))).toEqual(text(findings));
    }),
  );
});

it('is refused if its columns differ in length, or point to nothing', () => {
  const record = gate([finding()]);
  const refused = (change: object) => () =>
    parseRecord(JSON.stringify({ ...record, findings: { ...record.findings, ...change } }), 'gate');
  expect(refused({})).not.toThrow();
  expect(refused({ flags: [] })).toThrow('columns of the same length');
  expect(refused({ package: [1] })).toThrow('must point to');
  expect(refused({ severity: [5] })).toThrow('must point to');
});
