import { GatehouseError } from '@gatehouse/service-manifest';
import { atOnce } from './at-once.ts';
import { listChain, type ChainKeys, type MissingRecord, type Wanted } from './list-chain.ts';
import { prefixOf, parseKey, type Chain, type KeyParts } from './chain.ts';
import { parseDocument, WRITERS, type PipelineRecord } from './record.ts';
import type { RecordStore } from './record-store.ts';
import { readSegments, type Covered, type Segments } from './read-segments.ts';
import type { Original } from './segment.ts';
import { unpack } from './small-record.ts';

export type { MissingRecord, Wanted } from './list-chain.ts';

export interface ReadRecords {
  /** In the order of their moments, each once. */
  readonly records: readonly PipelineRecord[];
  /** Numbers without a record, records without a claim, and those that cannot be read. */
  readonly missing: readonly MissingRecord[];
  /** Segments that are damaged or missing, whose records were read one by one. */
  readonly damaged: Segments['damaged'];
}

/**
 * Reads all records of a store: from its segments, and one by one those that no segment has.
 * @throws with one line where the store cannot be listed or read
 */
export async function readRecords(store: RecordStore, wanted: Wanted = {}): Promise<ReadRecords> {
  const segments = await readSegments(store);
  const { records, missing, originals } = await readOutside(store, segments, wanted);
  const all = [...records, ...originals.map(({ record }) => record)];
  all.sort((a, b) => a.at - b.at || compareNames(a, b) || a.sequence - b.sequence);
  return { records: all, missing, damaged: segments.damaged };
}

/** Of records of the same moment: wherever they were read, their order is the same. */
function compareNames(a: PipelineRecord, b: PipelineRecord): number {
  const [one, other] = [a, b].map(({ kind, environment, service }) =>
    [kind, environment, service].join('/'),
  ) as [string, string];
  return one < other ? -1 : Number(one > other);
}

/** What a store has beside its segments. */
export interface Outside {
  /** Records that segments have. */
  readonly records: readonly PipelineRecord[];
  readonly missing: readonly MissingRecord[];
  /** Records that no segment has. */
  readonly originals: readonly (Original & { readonly record: PipelineRecord })[];
}

/** Reads what no segment has. @throws with one line where the store cannot be listed or read */
export async function readOutside(
  store: RecordStore,
  segments: Segments,
  wanted: Wanted,
): Promise<Outside> {
  const chains = await chainsOf(store, segments, wanted);
  const listed = await atOnce(chains, (each) => listChain(store, each, wanted));
  const missing = listed.flatMap((each) => each.missing);
  const read = await atOnce(
    listed.flatMap((each) => each.keys),
    async (key) => readOriginal(key, await store.read(key)),
  );
  return {
    records: listed.flatMap((each: ChainKeys) => each.covered),
    missing: [...missing, ...read.flatMap((each) => ('reason' in each ? each : []))],
    originals: read.flatMap((each) => ('reason' in each ? [] : each)),
  };
}

const NONE: ReadonlyMap<number, PipelineRecord> = new Map();

/** The chains that are wanted, of the store and of its segments. */
async function chainsOf(
  store: RecordStore,
  { chains: known }: Segments,
  { service: only }: Wanted,
): Promise<readonly Covered[]> {
  const environments = await Promise.all(
    WRITERS.map(async (writer) =>
      (await store.folders(`${writer}/`)).map((environment) => ({ writer, environment })),
    ),
  );
  const found = await atOnce(environments.flat(), async ({ writer, environment }) => {
    const services = only === undefined ? await store.folders(`${writer}/${environment}/`) : [only];
    return services.map((service): Chain => ({ writer, environment, service }));
  });
  const all = new Map<string, Covered>();
  for (const chain of found.flat())
    all.set(prefixOf(chain), { chain, records: NONE, contradicted: new Set() });
  for (const [prefix, covered] of known)
    if (only === undefined || covered.chain.service === only) all.set(prefix, covered);
  return [...all.values()];
}

/** A record that is what its key says, or why it is none. */
function readOriginal(key: string, bytes: Buffer): Outside['originals'][number] | MissingRecord {
  const parts = parseKey(key) as KeyParts;
  const { writer, environment, service, sequence } = parts;
  try {
    const document = JSON.parse(unpack(bytes)) as object;
    const record = parseDocument(document, writer);
    for (const field of ['service', 'environment', 'sequence'] as const)
      if (record[field] !== parts[field])
        throw new GatehouseError(
          'GH-RECORDS-002',
          `${field}: is ${record[field]}, not ${parts[field]} as in its key`,
        );
    return { chain: { writer, environment, service }, sequence, document, record };
  } catch (error) {
    return { writer, environment, service, sequence, reason: (error as Error).message };
  }
}
