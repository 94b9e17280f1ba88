import { parseKey, prefixOf, type Chain, type KeyParts } from './chain.ts';
import { parseRecord, WRITERS, type PipelineRecord, type Writer } from './record.ts';
import type { RecordStore } from './record-store.ts';
import { unpack } from './small-record.ts';

/** Records that are not there, or cannot be read. */
export interface MissingRecord extends Chain {
  readonly sequence: number;
  readonly reason: string;
}

export interface ReadRecords {
  readonly records: readonly PipelineRecord[];
  readonly missing: readonly MissingRecord[];
}

export interface Wanted {
  /** `2026-11-30`: older re-scans are left alone. Gates and deployments are few, and say what runs. */
  readonly rescansSince?: string | undefined;
  readonly service?: string | undefined;
}

/** How many are read at once. */
const AT_ONCE = 64;

/**
 * Reads all records of a store.
 * @returns in the order of their moments, each once, and what is missing: numbers without a record, records without a
 * claim, and those that cannot be read
 * @throws with one line where the store cannot be listed or read
 */
export async function readRecords(store: RecordStore, wanted: Wanted = {}): Promise<ReadRecords> {
  const lists = await Promise.all(WRITERS.map((writer) => store.list(`${writer}/`)));
  const chains = new Map<
    string,
    { claims: Set<number>; keys: Map<number, string[]>; chain: Chain }
  >();
  for (const key of lists.flat()) {
    const parts = parseKey(key);
    if (parts === undefined || !isWanted(parts, wanted)) continue;
    const { writer, environment, service, sequence, day } = parts;
    const prefix = prefixOf(parts);
    const chain = chains.get(prefix) ?? {
      chain: { writer, environment, service },
      claims: new Set(),
      keys: new Map(),
    };
    chains.set(prefix, chain);
    if (day === undefined) chain.claims.add(sequence);
    else chain.keys.set(sequence, [...(chain.keys.get(sequence) ?? []), key]);
  }
  const missing: MissingRecord[] = [];
  const keys: string[] = [];
  for (const { chain, claims, keys: all } of chains.values()) {
    const last = Math.max(0, ...claims, ...all.keys());
    const old = [...all]
      .filter(([, [key = '']]) => isOld(key, wanted))
      .map(([sequence]) => sequence);
    for (let sequence = Math.max(0, ...old) + 1; sequence <= last; sequence += 1) {
      const found = all.get(sequence) ?? [];
      if (found.length === 1) keys.push(found[0] as string);
      else
        missing.push({
          ...chain,
          sequence,
          reason: found.length > 1 ? 'there are two of this number' : 'is not there',
        });
      if (found.length > 0 && !claims.has(sequence))
        missing.push({ ...chain, sequence, reason: 'has no claim' });
    }
  }
  const records = await readAll(store, keys, missing);
  return { records, missing };
}

const isWanted = ({ service }: KeyParts, wanted: Wanted) =>
  wanted.service === undefined || wanted.service === service;

function isOld(key: string, { rescansSince }: Wanted): boolean {
  const parts = parseKey(key);
  return (
    rescansSince !== undefined && parts?.writer === 'rescan' && (parts.day ?? '') < rescansSince
  );
}

async function readAll(store: RecordStore, keys: readonly string[], missing: MissingRecord[]) {
  const records: PipelineRecord[] = [];
  let next = 0;
  const work = async () => {
    while (next < keys.length) {
      const key = keys[next++] as string;
      const bytes = await store.read(key);
      const parts = parseKey(key) as KeyParts;
      try {
        records.push(checked(bytes, parts));
      } catch (error) {
        const { writer, environment, service, sequence } = parts;
        missing.push({ writer, environment, service, sequence, reason: (error as Error).message });
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return records.sort((a, b) => a.at - b.at || a.sequence - b.sequence);
}

/** A record that is what its key says. */
function checked(bytes: Buffer, parts: KeyParts): PipelineRecord {
  const record = parseRecord(unpack(bytes), parts.writer as Writer);
  for (const field of ['service', 'environment', 'sequence'] as const)
    if (record[field] !== parts[field])
      throw new Error(`${field}: is ${record[field]}, not ${parts[field]} as in its key`);
  return record;
}
