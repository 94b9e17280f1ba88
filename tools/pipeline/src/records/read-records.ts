import type { MissingRecord, Wanted } from './list-chain.ts';
import { prefixOf, type Chain } from './chain.ts';
import { readOutside, type Outside } from './read-outside.ts';
import type { PipelineRecord } from './record.ts';
import type { RecordStore } from './record-store.ts';
import { readSegments, type Segments } from './read-segments.ts';

export interface ReadRecords {
  /** Without duplicates, by writer, environment and service, and in the order of their numbers. */
  readonly records: readonly PipelineRecord[];
  /** Numbers without a record, records without a claim, and unreadable ones. */
  readonly missing: readonly MissingRecord[];
  /** Damaged or missing segments, whose records were read one by one. */
  readonly damaged: Segments['damaged'];
}

/**
 * Reads all records of a store: from its segments, and one by one those that no segment has.
 * @throws with one line if the store cannot be listed or read
 */
export async function readRecords(store: RecordStore, wanted: Wanted = {}): Promise<ReadRecords> {
  const segments = await readSegments(store);
  const { records, missing, originals } = await readOutside(store, segments, wanted);
  const all = originals.length === 0 ? records : inOrder(records, originals);
  return { records: all, missing, damaged: segments.damaged };
}

/** The order is the same regardless of the source. */
function inOrder(
  records: readonly PipelineRecord[],
  originals: Outside['originals'],
): PipelineRecord[] {
  const chains = new Map<string, PipelineRecord[]>();
  const of = (chain: Chain) => {
    const prefix = prefixOf(chain);
    const known = chains.get(prefix) ?? [];
    chains.set(prefix, known);
    return known;
  };
  for (const record of records) of(chainOf(record)).push(record);
  for (const { chain, record } of originals) of(chain).push(record);
  const all = [...chains].sort(([a], [b]) => (a < b ? -1 : 1));
  return all.flatMap(([, own]) => own.sort((a, b) => a.sequence - b.sequence));
}

const chainOf = ({ kind, environment, service }: PipelineRecord): Chain => ({
  writer: kind === 'rollback' ? 'deploy' : kind,
  environment,
  service,
});
