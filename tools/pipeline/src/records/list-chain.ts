import { behindNumber, parseKey, prefixOf, type Chain } from './chain.ts';
import type { PipelineRecord } from './record.ts';
import type { KeyRange, RecordStore } from './record-store.ts';
import type { Covered } from './read-segments.ts';

/** A missing or unreadable record. */
export interface MissingRecord extends Chain {
  readonly sequence: number;
  readonly reason: string;
}

export interface Wanted {
  /** `2026-11-30`: older re-scans are skipped. Gates and deployments are few, and say what runs. */
  readonly rescansSince?: string | undefined;
  readonly service?: string | undefined;
}

export interface ChainKeys {
  /** Wanted records that segments have. */
  readonly covered: readonly PipelineRecord[];
  /** Keys of the others. */
  readonly keys: readonly string[];
  readonly missing: readonly MissingRecord[];
}

/** Finds the records of a chain that segments lack: after their last number, and in their gaps. */
export async function listChain(
  store: RecordStore,
  { chain, records, contradicted }: Covered,
  { rescansSince }: Wanted,
): Promise<ChainKeys> {
  const since = chain.writer === 'rescan' ? rescansSince : undefined;
  const isOld = (day: string) => since !== undefined && day < since;
  const taken = [...records.keys()].sort((a, b) => a - b);
  let old = 0;
  const begin = since === undefined ? -Infinity : Date.parse(`${since}T00:00:00Z`);
  for (const [sequence, { at }] of records) if (at < begin && sequence > old) old = sequence;

  const prefix = prefixOf(chain);
  const ranges = rangesBeside(chain, taken, old);
  const listed = await Promise.all(ranges.map((range) => store.list(prefix, range)));
  const claims = new Set<number>();
  const found = new Map<number, string[]>();
  let last = taken.at(-1) ?? 0;
  for (const key of listed.flat()) {
    const parts = parseKey(key);
    if (parts === undefined) continue;
    const { sequence, day } = parts;
    last = Math.max(last, sequence);
    if (day === undefined) claims.add(sequence);
    else {
      found.set(sequence, [...(found.get(sequence) ?? []), key]);
      if (isOld(day)) old = Math.max(old, sequence);
    }
  }
  const covered: PipelineRecord[] = [];
  const keys: string[] = [];
  const missing: MissingRecord[] = [];
  const lacks = (sequence: number, reason: string) => missing.push({ ...chain, sequence, reason });
  for (let sequence = old + 1; sequence <= last; sequence += 1) {
    const record = records.get(sequence);
    const own = found.get(sequence) ?? [];
    if (contradicted.has(sequence) || own.length > 1)
      lacks(sequence, 'there are two of this number');
    else if (record !== undefined) covered.push(record);
    else if (own.length === 0) lacks(sequence, 'is not there');
    else {
      keys.push(own[0] as string);
      if (!claims.has(sequence)) lacks(sequence, 'has no claim');
    }
  }
  return { covered, keys, missing };
}

/** The numbers that segments lack, above one that is too old to matter. */
function rangesBeside(chain: Chain, taken: readonly number[], old: number): KeyRange[] {
  const ranges: KeyRange[] = [];
  let before = old;
  for (const number of taken.filter((each) => each > old)) {
    if (number > before + 1)
      ranges.push({ after: behindNumber(chain, before), until: behindNumber(chain, number - 1) });
    before = number;
  }
  return [...ranges, { after: before === 0 ? undefined : behindNumber(chain, before) }];
}
