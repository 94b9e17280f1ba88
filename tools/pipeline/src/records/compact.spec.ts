import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { computeReport } from '../report/compute/compute-report.ts';
import { reportText } from '../report/report-text.ts';
import { generatedYear } from '../report/test/generated-year.ts';
import { claimKey, recordKey, type Chain } from './chain.ts';
import { compact } from './compact.ts';
import type { WrittenDeployment } from './deployment-schema.ts';
import { openFolderStore } from './folder-store.ts';
import type { WrittenGate } from './gate-schema.ts';
import { readRecords } from './read-records.ts';
import type { RecordStore } from './record-store.ts';
import { parseRecord } from './record.ts';
import { packSegment } from './pack-segment.ts';
import { segmentKey, unpackSegment } from './segment.ts';
import { pack } from './small-record.ts';
import { deployment, finding, gate } from './test/samples.ts';

const CHAIN: Chain = { writer: 'gate', environment: 'production', service: 'payments' };
let folder: string;
let store: RecordStore;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gatehouse-segments-'));
  store = openFolderStore(folder);
});
afterEach(() => rmSync(folder, { recursive: true }));

async function put(record: WrittenGate | WrittenDeployment, claim = true): Promise<string> {
  const writer = record.kind === 'rollback' ? 'deploy' : record.kind;
  const chain: Chain = { writer, environment: record.environment, service: record.service };
  const key = recordKey(chain, record.sequence, new Date(record.at));
  if (claim) await store.create(claimKey(chain, record.sequence), Buffer.from('x'));
  await store.create(key, pack(record));
  return key;
}
const putGates = async (...numbers: number[]) => {
  const keys: string[] = [];
  for (const sequence of numbers)
    keys.push(await put(gate([finding()], { sequence, milliseconds: sequence })));
  return keys;
};
const remove = (key: string) => rmSync(join(folder, key));
const read = () => readRecords(store);
const numbersRead = async () => (await read()).records.map(({ sequence }) => sequence);

it('reads from segments what the single records say, of every kind, environment and zone', async () => {
  const now = Date.parse('2026-11-23');
  const { records } = generatedYear({ services: 1, findings: 6, now });
  // With the day on which an environment is renamed.
  for (const record of records)
    if (Date.parse(record.at) < Date.parse('2026-06-01')) await put(record);
  await put(gate([], { service: 'orders' }));
  const before = await read();
  const { added, segments, missing } = await compact(store);
  expect([added, segments.length, missing]).toEqual([before.records.length, 1, 0]);
  for (const writer of ['gate', 'rescan', 'deploy'])
    rmSync(join(folder, writer), { recursive: true });
  expect(await read()).toEqual(before);
  const only = await readRecords(store, { service: 'service-000', rescansSince: '2026-05-01' });
  expect(only.missing).toEqual([]);
  expect(only.records).toEqual(
    before.records.filter(
      ({ service, kind, at }) =>
        service === 'service-000' && (kind !== 'rescan' || at >= Date.parse('2026-05-01')),
    ),
  );
});

it('reads records of older versions', async () => {
  for (const kind of ['gate', 'rescan', 'deploy', 'rollback']) {
    const text = readFileSync(join(import.meta.dirname, `fixtures/${kind}-1.json`), 'utf8');
    const record = JSON.parse(text) as WrittenGate;
    await put({ ...record, sequence: kind === 'rollback' ? 2 : 1 });
  }
  const before = await read();
  expect(before.records).toHaveLength(4);
  await compact(store);
  rmSync(join(folder, 'gate'), { recursive: true });
  expect(await read()).toEqual(before);
});

it('counts a record once that is both in a segment and beside it, and copies only new ones', async () => {
  await putGates(1, 2);
  expect(await compact(store)).toMatchObject({ before: 0, added: 2, segments: [segmentKey(1)] });
  expect(await compact(store)).toMatchObject({ before: 2, added: 0, segments: [] });
  await putGates(3);
  expect(await numbersRead()).toEqual([1, 2, 3]);
  expect(await compact(store)).toMatchObject({ before: 2, added: 1, segments: [segmentKey(2)] });
  expect(await numbersRead()).toEqual([1, 2, 3]);
});

it('finds a record that is written after later ones are in a segment', async () => {
  await putGates(1, 3, 6);
  await store.create(claimKey(CHAIN, 2), Buffer.from('x'));
  expect(await compact(store)).toMatchObject({ added: 3, missing: 3 });
  expect((await read()).missing.map(({ sequence }) => sequence)).toEqual([2, 4, 5]);
  await putGates(2, 4);
  expect(await numbersRead()).toEqual([1, 2, 3, 4, 6]);
  expect(await compact(store)).toMatchObject({ before: 3, added: 2, missing: 1 });
  expect((await read()).missing).toMatchObject([{ sequence: 5, reason: 'is not there' }]);
});

it('still reports a missing record if a record has no claim', async () => {
  await putGates(1);
  await put(gate([], { sequence: 2 }), false);
  await compact(store);
  expect(await numbersRead()).toEqual([1, 2]);
  expect((await read()).missing).toMatchObject([{ sequence: 2, reason: 'has no claim' }]);
});

describe.each<[string, (key: string) => void, string]>([
  ['deleted', remove, 'is not there'],
  ['cut off', (key) => writeFileSync(join(folder, key), gzipSync('{}').subarray(0, 9)), ''],
  [
    'of a newer version',
    (key) => writeFileSync(join(folder, key), gzipSync('{"version":9}')),
    'upgrade it',
  ],
])('a segment that is %s', (_, damage, reason) => {
  let keys: string[];
  beforeEach(async () => {
    keys = await putGates(1, 2);
    await compact(store);
    await putGates(3);
    await compact(store);
    damage(segmentKey(1));
  });

  it('causes the records to be read one by one, with a warning until it is replaced', async () => {
    expect(await numbersRead()).toEqual([1, 2, 3]);
    expect((await read()).damaged).toMatchObject([
      { number: 1, reason: expect.stringContaining(reason) },
    ]);
    expect(await compact(store)).toMatchObject({ before: 1, added: 2, replaced: [{ number: 1 }] });
    const { records, missing, damaged } = await read();
    expect([records.length, missing, damaged]).toEqual([3, [], []]);
    expect(await compact(store)).toMatchObject({ added: 0, segments: [], replaced: [] });
  });

  it('leaves a record missing if that was deleted too', async () => {
    remove(keys[0] as string);
    const { records, missing } = await read();
    expect(records.map(({ sequence }) => sequence)).toEqual([2, 3]);
    expect(missing).toEqual([{ ...CHAIN, sequence: 1, reason: 'is not there' }]);
    await compact(store);
    expect((await read()).missing).toHaveLength(1);
  });
});

it('causes a warning as a damaged last segment, although all its records exist', async () => {
  await putGates(1);
  await compact(store);
  writeFileSync(join(folder, segmentKey(1)), 'damaged');
  expect((await read()).damaged).toHaveLength(1);
  await compact(store);
  expect(await read()).toMatchObject({ records: [{ sequence: 1 }], damaged: [] });
});

it('loses nothing if any one file is deleted: the figures are equal, or the reader is warned', async () => {
  await putGates(1, 2, 4);
  await compact(store);
  await putGates(5);
  const { records, missing } = await read();
  for (const key of await store.list('')) {
    const bytes = await store.read(key);
    remove(key);
    const now = await read();
    if (now.missing.length === missing.length) expect([key, now.records]).toEqual([key, records]);
    else expect(now.missing.length).toBeGreaterThan(missing.length);
    await store.create(key, bytes);
  }
});

it.each(['gate', 'rescan', 'deploy', 'rollback'] as const)(
  'reports a record of a %s as missing if it is deleted and its segment is rebuilt without it',
  async (kind) => {
    const document = (sequence: number) =>
      kind === 'gate' || kind === 'rescan'
        ? gate([finding()], { kind, sequence })
        : deployment({ kind, sequence });
    const keys: string[] = [];
    for (const sequence of [1, 2, 3]) keys.push(await put(document(sequence)));
    const before = await read();
    const chain: Chain = { ...CHAIN, writer: kind === 'rollback' ? 'deploy' : kind };
    const originals = [1, 3].map((sequence) => ({ chain, sequence, document: document(sequence) }));
    await store.create(segmentKey(1), packSegment(originals, []));
    expect(await read()).toEqual(before);
    remove(keys[1] as string);
    const now = await read();
    expect(now.missing).toEqual([{ ...chain, sequence: 2, reason: 'is not there' }]);
    const report = computeReport({ ...now, now: Date.parse('2026-11-24'), since: 20_700 });
    expect(reportText(report, '-')).toContain('Data is missing (records: 1)');
  },
);

it('reads a segment of the first layout, which had a row for each record', async () => {
  const { service, environment, sequence, at, milliseconds, findings, ...part } = gate([finding()]);
  const rows = [{ sequence, at, milliseconds, part: 0 }];
  const chains = [{ writer: 'gate', environment, service, records: rows }];
  const tables = [findings];
  const parts = [{ ...part, findings: 0 }];
  const text = JSON.stringify({ version: 1, replaces: [], tables, parts, chains });
  const [chain] = unpackSegment(gzipSync(text)).chains;
  expect(chain?.records).toEqual([parseRecord(JSON.stringify(gate([finding()])), 'gate')]);
});

it('keeps the run of a record, and omits rows whose columns point to nothing', () => {
  const run = 'https://github.com/acme/services/actions/runs/1';
  const documents = [gate([], { run }), gate([], { sequence: 2 })];
  const originals = documents.map((document) => ({ chain: CHAIN, sequence: 1, document }));
  const bytes = packSegment(originals, []);
  const read = (change: (columns: Record<string, number[]>) => void) => {
    const segment = JSON.parse(gunzipSync(bytes).toString()) as {
      chains: { columns: Record<string, number[]> }[];
    };
    change(segment.chains[0]!.columns);
    return unpackSegment(gzipSync(JSON.stringify(segment))).chains[0]?.records;
  };
  expect(read(() => undefined)).toEqual(
    documents.map((document) => parseRecord(JSON.stringify(document), 'gate')),
  );
  for (const [column, value] of [
    ['part', 1],
    ['run', 1],
    ['at', -1],
    ['sequence', 0],
    ['milliseconds', 0.5],
  ] as const)
    expect(read((columns) => (columns[column]![0] = value))).toMatchObject([{ sequence: 2 }]);
  expect(() => read((columns) => columns['at']!.pop())).toThrow('columns of the same length');
});

it('trusts neither of two segments that contradict each other about a record', async () => {
  const documents = [gate(), gate([], { outcome: 'blocked' })];
  for (const [at, document] of documents.entries())
    await store.create(
      segmentKey(at + 1),
      packSegment([{ chain: CHAIN, sequence: 1, document }], []),
    );
  expect(await read()).toMatchObject({
    records: [],
    missing: [{ sequence: 1, reason: 'there are two of this number' }],
  });
});

it('omits an invalid record, or one of another chain, from a segment', () => {
  const { kind: _, ...without } = gate([], { sequence: 2 });
  const documents = [gate(), without, gate([], { sequence: 3, kind: 'rescan' })];
  const originals = documents.map((document) => ({ chain: CHAIN, sequence: 1, document }));
  const [chain] = unpackSegment(packSegment(originals, [])).chains;
  expect(chain?.records.map(({ sequence }) => sequence)).toEqual([1]);
});

it('refuses to replace a segment that another compaction has just written', async () => {
  await putGates(1);
  const { create } = store;
  store.create = async (key, bytes) => (key.startsWith('segments/') ? false : create(key, bytes));
  await expect(compact(store)).rejects.toThrow('another compaction');
});

it('unpacks no more of a segment than the largest valid one', () => {
  const bomb = gzipSync(Buffer.alloc(65 * 1_024 * 1_024), { level: 1 });
  expect(() => unpackSegment(bomb)).toThrow('larger than');
});
