import { GatehouseError } from '@gatehouse/service-manifest';
import { atOnce } from './at-once.ts';
import { parseKey, prefixOf, type Chain, type KeyParts } from './chain.ts';
import { listChain, type ChainKeys, type MissingRecord, type Wanted } from './list-chain.ts';
import type { Original } from './pack-segment.ts';
import type { Covered, Segments } from './read-segments.ts';
import type { RecordStore } from './record-store.ts';
import { parseDocument, type PipelineRecord } from './record.ts';
import { unpack } from './small-record.ts';
import { WRITERS } from './writer.ts';

/** The contents of a store beside its segments. */
export interface Outside {
  /** Records that segments have. */
  readonly records: readonly PipelineRecord[];
  readonly missing: readonly MissingRecord[];
  /** Records that no segment has. */
  readonly originals: readonly (Original & { readonly record: PipelineRecord })[];
}

/**
 * Reads the records that no segment has.
 * @throws with one line if the store cannot be listed or read
 */
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

/** The wanted chains, of the store and of its segments. */
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
  return [...all].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, covered]) => covered);
}

/** A record that matches its key, or the reason why it does not. */
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
