import { isDeepStrictEqual } from 'node:util';
import { atOnce } from './at-once.ts';
import { prefixOf, type Chain } from './chain.ts';
import type { PipelineRecord } from './record.ts';
import type { RecordStore } from './record-store.ts';
import { segmentNumber, SEGMENTS, unpackSegment, type Segment } from './segment.ts';

/** A missing or unreadable segment. */
export interface DamagedSegment {
  readonly number: number;
  readonly reason: string;
}

/** Records of a chain that are in segments. */
export interface Covered {
  readonly chain: Chain;
  readonly records: ReadonlyMap<number, PipelineRecord>;
  /** Numbers for which two segments have different records. */
  readonly contradicted: ReadonlySet<number>;
}

export interface Segments {
  /** By the prefix of the chain. */
  readonly chains: ReadonlyMap<string, Covered>;
  /** Segments that no later one replaces. */
  readonly damaged: readonly DamagedSegment[];
  /** The highest number; 0 if there is none. */
  readonly last: number;
}

interface Filled extends Covered {
  readonly records: Map<number, PipelineRecord>;
  readonly contradicted: Set<number>;
}

/**
 * Reads all segments of a store. The contents of a damaged or missing one are read from the records themselves.
 * @throws with one line if the store cannot be listed or read
 */
export async function readSegments(store: RecordStore): Promise<Segments> {
  const keys = (await store.list(SEGMENTS)).filter((key) => segmentNumber(key) !== undefined);
  const read = await atOnce(keys, async (key) => ({ key, bytes: await store.read(key) }));
  const chains = new Map<string, Filled>();
  const damaged = new Map<number, string>();
  const there = new Set<number>();
  const replaced = new Set<number>();
  for (const { key, bytes } of read) {
    const number = segmentNumber(key) as number;
    there.add(number);
    try {
      const segment = unpackSegment(bytes);
      for (const each of segment.replaces) replaced.add(each);
      for (const each of segment.chains) fill(chains, each);
    } catch (error) {
      damaged.set(number, (error as Error).message);
    }
  }
  const last = Math.max(0, ...there);
  for (let number = 1; number < last; number += 1)
    if (!there.has(number)) damaged.set(number, 'is not there');
  return {
    chains,
    damaged: [...damaged]
      .filter(([number]) => !replaced.has(number))
      .map(([number, reason]) => ({ number, reason }))
      .sort((a, b) => a.number - b.number),
    last,
  };
}

function fill(chains: Map<string, Filled>, { records, ...chain }: Segment['chains'][number]): void {
  const prefix = prefixOf(chain);
  const known = chains.get(prefix) ?? { chain, records: new Map(), contradicted: new Set() };
  chains.set(prefix, known);
  for (const record of records) {
    const before = known.records.get(record.sequence);
    if (before === undefined) known.records.set(record.sequence, record);
    else if (!isDeepStrictEqual(before, record)) known.contradicted.add(record.sequence);
  }
}
