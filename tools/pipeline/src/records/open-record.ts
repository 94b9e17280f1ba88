import { randomUUID } from 'node:crypto';
import { GatehouseError } from '@gatehouse/service-manifest';
import { claimKey, parseKey, prefixOf, recordKey, type Chain } from './chain.ts';
import type { RecordStore } from './record-store.ts';

/** A record that has its number, and is still to be written. */
export interface OpenedRecord {
  readonly sequence: number;
  /** @throws with one line if it cannot be written, or another record has its number */
  write(at: Date, bytes: Buffer): Promise<void>;
}

/** How many others may claim a number at the same time. */
const MOST_CLAIMS = 50;

/**
 * Claims the next number of a chain before the work begins: if no record follows, readers see that one is missing.
 * @throws with one line if it cannot be claimed
 */
export async function openRecord(store: RecordStore, chain: Chain): Promise<OpenedRecord> {
  const keys = await store.list(prefixOf(chain));
  let sequence = Math.max(0, ...keys.map((key) => parseKey(key)?.sequence ?? 0));
  const claim = Buffer.from(randomUUID());
  for (let claims = 0; claims < MOST_CLAIMS; claims += 1) {
    sequence += 1;
    if (await store.create(claimKey(chain, sequence), claim)) return opened(store, chain, sequence);
  }
  throw new GatehouseError(
    'GH-RECORDS-003',
    `${store.origin}: ${MOST_CLAIMS} others claimed ${prefixOf(chain)} in between`,
  );
}

const opened = (store: RecordStore, chain: Chain, sequence: number): OpenedRecord => ({
  sequence,
  write: (at, bytes) => writeRecord(store, chain, sequence, at, bytes),
});

/**
 * Writes the record of a claimed number.
 * @param at When it ended.
 * @throws with one line if it cannot be written, or another record has its number
 */
export async function writeRecord(
  store: RecordStore,
  chain: Chain,
  sequence: number,
  at: Date,
  bytes: Buffer,
): Promise<void> {
  const key = recordKey(chain, sequence, at);
  if (!(await store.create(key, bytes)))
    throw new GatehouseError(
      'GH-RECORDS-003',
      `${store.origin}: ${key} is there already, with other content`,
    );
}
