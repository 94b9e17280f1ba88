import { GatehouseError } from '@gatehouse/service-manifest';
import { readOutside } from './read-outside.ts';
import { readSegments, type DamagedSegment } from './read-segments.ts';
import type { RecordStore } from './record-store.ts';
import { packSegment } from './pack-segment.ts';
import { MOST_RECORDS, segmentKey } from './segment.ts';

/** The result of a compaction. */
export interface Compaction {
  /** Number of records that segments had before, and of those added to new ones. */
  readonly before: number;
  readonly added: number;
  /** Keys of the new segments. */
  readonly segments: readonly string[];
  /** Missing records, which are in no segment: they are looked up again each time. */
  readonly missing: number;
  /** Damaged or missing segments, which are replaced. */
  readonly replaced: readonly DamagedSegment[];
}

/**
 * Copies records that no segment has into new segments. The records remain, and nothing is replaced.
 * @throws with one line if the store cannot be read or written, or another compaction is running
 */
export async function compact(store: RecordStore): Promise<Compaction> {
  const known = await readSegments(store);
  const { records, originals, missing } = await readOutside(store, known, {});
  const lacking = new Set(missing.map((each) => idOf(each, each.sequence)));
  const whole = originals.filter(({ chain, sequence }) => !lacking.has(idOf(chain, sequence)));
  const replaces = known.damaged.map(({ number }) => number);
  const segments: string[] = [];
  for (let at = 0; at < whole.length || (at === 0 && replaces.length > 0); at += MOST_RECORDS) {
    const key = segmentKey(known.last + segments.length + 1);
    const bytes = packSegment(whole.slice(at, at + MOST_RECORDS), at === 0 ? replaces : []);
    if (!(await store.create(key, bytes)))
      throw new GatehouseError(
        'GH-RECORDS-003',
        `${store.origin}: another compaction has written ${key}; what is missing is written the next time`,
      );
    segments.push(key);
  }
  return {
    before: records.length,
    added: whole.length,
    segments,
    missing: missing.length,
    replaced: known.damaged,
  };
}

const idOf = (
  {
    writer,
    environment,
    service,
  }: { readonly writer: string; readonly environment: string; readonly service: string },
  sequence: number,
) => [writer, environment, service, sequence].join('/');
