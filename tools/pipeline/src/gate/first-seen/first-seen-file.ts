import { existsSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { readRegularFile } from '../read-regular-file.ts';
import { parseRecord } from './parse-record.ts';
import { firstSeenOf, recordText, type FirstSeenRecord, type OpenedRecord } from './record.ts';

/** Path of a service's record, relative to the workspace; not in Git. */
export const firstSeenFileOf = (service: string) => `.gatehouse/first-seen/${service}.json`;

/**
 * Opens a record in a file, which need not exist yet.
 * @throws with one line if it is unreadable; the file remains unchanged
 */
export async function openFirstSeen(
  file: string,
  service: string,
  now: Date,
  counts = true,
): Promise<OpenedRecord> {
  const record: FirstSeenRecord = existsSync(file)
    ? parseRecord(await readRegularFile(file), service, now)
    : new Map();
  return {
    origin: file,
    counts,
    lookUp: (finding) => firstSeenOf(record, finding, now),
    save: async (findings) => {
      await mkdir(dirname(file), { recursive: true });
      const draft = `${file}.${process.pid}`;
      await writeFile(draft, recordText(service, record, findings, now), { flag: 'wx' });
      await rename(draft, file);
    },
  };
}
