import { GatehouseError } from '@gatehouse/service-manifest';
import type { ClientOptions } from '../../aws/client-settings.ts';
import { Deadline, type DeadlineOptions } from '../../aws/deadline.ts';
import {
  firstSeenOf,
  mergeRecords,
  parseRecord,
  recordText,
  type FirstSeenRecord,
  type OpenedRecord,
} from './record.ts';
import { openStore, type ObjectPlace, type RecordStore } from './record-store.ts';

export interface FirstSeenObjectOptions {
  /** Told what is waited for: one line. */
  readonly progress: (message: string) => void;
  readonly client?: ClientOptions;
  /** For tests. */
  readonly deadline?: Partial<DeadlineOptions>;
}

/** For reading, and again for writing: minutes would hold up a delivery, which can go by publication instead. */
const PATIENCE = { timeoutMs: 30_000, requestTimeoutMs: 10_000, pollMs: 1_000 };

/** Each conflict is another gate of the same service that wrote; there are as many as it has environments. */
const MOST_WRITES = 10;
const PAUSE_MS = 500;

/**
 * Opens a record in S3, which need not exist yet. Several gates may add to it at once, and none loses what another
 * writes.
 * @throws with one line where it cannot be read, or is not valid; it is left as it is
 */
export async function openFirstSeenObject(
  place: ObjectPlace,
  service: string,
  now: Date,
  { progress, client, deadline: change }: FirstSeenObjectOptions,
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
    // A gate that began after this one, and wrote before it, is not in the future.
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
