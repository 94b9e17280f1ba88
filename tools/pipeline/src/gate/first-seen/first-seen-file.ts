import { existsSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { FirstSeen } from '../decide/deadlines.ts';
import type { Finding } from '../model/finding.ts';
import { readRegularFile } from '../read-regular-file.ts';
import { firstSeenOf, parseRecord, recordText, type FirstSeenRecord } from './record.ts';

/** A record of when findings were first seen, in a file. */
export interface FirstSeenFile {
  /** Whether it decides; else it is only being begun. */
  readonly counts: boolean;
  readonly lookUp: (finding: Finding) => FirstSeen;
  /** Adds findings. Readers see the old file or the new one. */
  readonly save: (findings: readonly Finding[]) => Promise<void>;
}

/** Where a service's record is kept, below the workspace; not in Git. */
export const firstSeenFileOf = (service: string) => `.gatehouse/first-seen/${service}.json`;

/**
 * Opens a record, which need not exist yet.
 * @throws with one line where it cannot be read; it is left as it is
 */
export async function openFirstSeen(
  file: string,
  service: string,
  now: Date,
  counts = true,
): Promise<FirstSeenFile> {
  const record: FirstSeenRecord = existsSync(file)
    ? parseRecord(await readRegularFile(file), service, now)
    : new Map();
  return {
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
