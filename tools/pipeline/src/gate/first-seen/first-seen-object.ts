import { GatehouseError } from '@gatehouse/service-manifest';
import { Deadline } from '../../aws/deadline.ts';
import type { S3Options } from '../../aws/s3-options.ts';
import { openStore } from './open-store.ts';
import { parseRecord } from './parse-record.ts';
import {
  firstSeenOf,
  mergeRecords,
  recordText,
  type FirstSeenRecord,
  type OpenedRecord,
} from './record.ts';
import type { ObjectPlace, RecordStore } from './record-store.ts';

/**
 * Once for reading, and again for writing: minutes would delay a delivery, which can use the publication date instead.
 */
const PATIENCE = { timeoutMs: 30_000, requestTimeoutMs: 10_000, pollMs: 1_000 };

/** Each conflict means that another gate of the same service wrote; there are as many gates as environments. */
const MOST_WRITES = 10;
const PAUSE_MS = 500;

/**
 * Opens a record in S3, which need not exist yet. Several gates may add to it concurrently without losing updates.
 * @throws with one line if it is unreadable or invalid; the object remains unchanged
 */
export async function openFirstSeenObject(
  place: ObjectPlace,
  service: string,
  now: Date,
  { progress, client, deadline: change }: S3Options,
): Promise<OpenedRecord> {
  const origin = `s3://${place.bucket}/${place.key}`;
  const withStore = async <T>(use: (store: RecordStore, deadline: Deadline) => Promise<T>) => {
    const deadline = new Deadline({ ...PATIENCE, ...change });
    const tell = (message: string) => progress(`${origin}: ${message}`);
    const store = openStore(place, { deadline, progress: tell }, client);
    try {
      return await use(store, deadline);
    } finally {
      store.close();
    }
  };
  const read = async (store: RecordStore) => {
    const stored = await store.read();
    // The time of a gate that began after this one but wrote earlier is not in the future.
    const latest = new Date(Math.max(now.getTime(), Date.now()));
    const record: FirstSeenRecord = stored ? parseRecord(stored.bytes, service, latest) : new Map();
    return { stored, record };
  };

  const first = await withStore(read);
  return {
    origin,
    counts: true,
    lookUp: (finding) => firstSeenOf(first.record, finding, now),
    save: (findings) =>
      withStore(async (store, deadline) => {
        let { stored, record } = first;
        for (let writes = 0; writes < MOST_WRITES; writes += 1) {
          const text = recordText(service, record, findings, now);
          if (stored?.bytes.equals(Buffer.from(text))) return;
          if (await store.replace(stored, text)) return;
          await deadline.wait(Math.random() * PAUSE_MS);
          const other = await read(store);
          stored = other.stored;
          record = mergeRecords(record, other.record);
        }
        throw new GatehouseError(
          'GH-GATE-007',
          `s3:PutObject: others wrote it ${MOST_WRITES} times in between`,
        );
      }),
  };
}
