import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startLocalAws, type LocalAws } from '@gatehouse/local-aws';
import { openBucketStore } from './bucket-store.ts';
import { behindNumber, claimKey, recordKey, type Chain } from './chain.ts';
import { compact } from './compact.ts';
import { openFolderStore } from './folder-store.ts';
import type { WrittenGate } from './gate-schema.ts';
import { openRecord } from './open-record.ts';
import { readRecords } from './read-records.ts';
import { parseRecord } from './record.ts';
import type { RecordStore } from './record-store.ts';
import { pack } from './small-record.ts';
import { gate } from './test/samples.ts';

const CHAIN: Chain = { writer: 'gate', environment: 'production', service: 'payments' };
const AT = new Date('2026-11-23T10:00:00Z');
const BUCKET = 'records';
let aws: LocalAws;
let folder: string;
let stores: RecordStore[] = [];
beforeAll(async () => {
  aws = await startLocalAws({ seed: { buckets: [BUCKET] } });
});
afterAll(() => aws.stop());
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'gatehouse-records-'));
});
afterEach(() => {
  for (const store of stores) store.close();
  stores = [];
  rmSync(folder, { recursive: true });
});

let bucketNumber = 0;
const kinds: [string, () => Promise<() => RecordStore>][] = [
  ['a folder', async () => () => openFolderStore(join(folder, 'records'))],
  [
    'a bucket of the embedded AWS',
    async () => {
      const bucket = `${BUCKET}-${(bucketNumber += 1)}`;
      await fetch(`${aws.url}/${bucket}`, { method: 'PUT' });
      const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
      return () =>
        openBucketStore(
          { bucket, region: aws.region, account: aws.accountId },
          { progress: () => undefined, client: { endpoint: aws.url, credentials } },
        );
    },
  ],
];

describe.each(kinds)('%s', (_, prepare) => {
  let open: () => RecordStore;
  beforeEach(async () => {
    const make = await prepare();
    open = () => {
      const store = make();
      stores.push(store);
      return store;
    };
  });
  const write = async (store: RecordStore, change: Partial<WrittenGate> = {}) => {
    const record = await openRecord(store, CHAIN);
    const at = change.at === undefined ? AT : new Date(change.at);
    await record.write(at, pack(gate([], { sequence: record.sequence, ...change })));
  };

  it('is empty at first', async () => {
    expect(await readRecords(open())).toEqual({ records: [], missing: [], damaged: [] });
  });

  it('returns records in the order of their numbers', async () => {
    const store = open();
    await write(store, { at: '2026-11-23T12:00:00Z' });
    await write(store, { at: '2026-11-23T11:00:00Z' });
    const { records, missing } = await readRecords(open());
    expect(missing).toEqual([]);
    expect(records.map(({ sequence }) => sequence)).toEqual([1, 2]);
    expect(records[0]).toEqual(
      parseRecord(JSON.stringify(gate([], { at: '2026-11-23T12:00:00Z' })), 'gate'),
    );
  });

  it('numbers the records of concurrent writers without a gap', async () => {
    const store = open();
    await Promise.all(Array.from({ length: 5 }, () => write(store)));
    const { records, missing } = await readRecords(store);
    expect(missing).toEqual([]);
    expect(records.map(({ sequence }) => sequence).sort()).toEqual([1, 2, 3, 4, 5]);
  });

  it('replaces nothing, and accepts the same bytes again', async () => {
    const store = open();
    const key = recordKey(CHAIN, 1, AT);
    expect(await store.create(key, Buffer.from('one'))).toBe(true);
    expect(await store.create(key, Buffer.from('one'))).toBe(true);
    expect(await store.create(key, Buffer.from('two'))).toBe(false);
    expect((await store.read(key)).toString()).toBe('one');
  });

  it('lists keys in a range, and folders', async () => {
    const store = open();
    for (const number of [1, 2, 3])
      await store.create(recordKey(CHAIN, number, AT), Buffer.from('x'));
    const [, two = '', three = ''] = await store.list('gate/production/payments/');
    const range = { after: behindNumber(CHAIN, 1), until: behindNumber(CHAIN, 2) };
    expect(await store.list('gate/production/payments/', range)).toEqual([two]);
    expect(await store.list('gate/production/payments/', { after: two })).toEqual([three]);
    expect(await store.folders('gate/')).toEqual(['production']);
    expect(await store.folders('gate/production/')).toEqual(['payments']);
    expect(await store.folders('deploy/')).toEqual([]);
  });

  it('returns the same records from segments, and later ones', async () => {
    const store = open();
    for (const hour of ['10', '11', '12']) await write(store, { at: `2026-11-23T${hour}:00:00Z` });
    expect(await compact(store)).toMatchObject({
      added: 3,
      segments: ['segments/00000001.json.gz'],
    });
    await write(store, { at: '2026-11-23T13:00:00Z' });
    const { records, missing, damaged } = await readRecords(open());
    expect(records.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4]);
    expect([missing, damaged]).toEqual([[], []]);
    expect(await compact(open())).toMatchObject({ before: 3, added: 1 });
  });

  it('keeps re-scans before a day', async () => {
    const store = open();
    for (const day of ['2026-10-01', '2026-11-01']) {
      const at = new Date(`${day}T00:00:00Z`);
      const record = await openRecord(store, { ...CHAIN, writer: 'rescan' });
      const { sequence } = record;
      await record.write(at, pack(gate([], { kind: 'rescan', sequence, at: at.toISOString() })));
    }
    const { records, missing } = await readRecords(store, { rescansSince: '2026-11-01' });
    expect([records.map(({ sequence }) => sequence), missing]).toEqual([[2], []]);
  });

  it('reports a missing record for a gate that ended without one', async () => {
    const store = open();
    await openRecord(store, CHAIN);
    expect((await readRecords(store)).missing).toEqual([
      { ...CHAIN, sequence: 1, reason: 'is not there' },
    ]);
  });

  it('reports a record as missing if it differs from its key or is damaged', async () => {
    const store = open();
    for (const [sequence, bytes] of [
      [1, pack(gate([], { sequence: 7 }))],
      [2, pack(gate([], { sequence: 2, service: 'orders' }))],
      [3, Buffer.from('no gzip')],
      [4, pack(gate([], { sequence: 4, version: 3 as 2 }))],
    ] as const) {
      await store.create(claimKey(CHAIN, sequence), Buffer.from('x'));
      await store.create(recordKey(CHAIN, sequence, AT), bytes);
    }
    const { records, missing } = await readRecords(store);
    expect(records).toEqual([]);
    expect(missing.map(({ sequence }) => sequence).sort()).toEqual([1, 2, 3, 4]);
  });
});

it('notices the deletion of any one file of a folder', async () => {
  const records = join(folder, 'records');
  const store = openFolderStore(records);
  for (let count = 0; count < 3; count += 1) {
    const record = await openRecord(store, CHAIN);
    await record.write(AT, pack(gate([], { sequence: record.sequence })));
  }
  const place = join(records, 'gate/production/payments');
  const files = readdirSync(place);
  expect(files).toHaveLength(6);
  for (const file of files) {
    const bytes = await store.read(`gate/production/payments/${file}`);
    rmSync(join(place, file));
    expect([file, (await readRecords(store)).missing.length]).toEqual([file, 1]);
    writeFileSync(join(place, file), bytes);
  }
});
