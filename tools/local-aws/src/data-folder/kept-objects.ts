import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { StoredObject } from '../s3/model.ts';
import type { S3Change, S3Store } from '../s3/s3-store.ts';
import { ownerOnly } from '../data/json-file.ts';
import { openJournal, readJournal } from '../data/journal.ts';
import { bodyIn, Bodies } from './bodies.ts';

/** A change in the journal; the body is in a separate file. */
type Entry =
  | Exclude<S3Change, { kind: 'object' }>
  | {
      readonly kind: 'object';
      readonly bucket: string;
      readonly key: string;
      readonly object: Omit<StoredObject, 'body'>;
      readonly file: string;
    };

/**
 * Restores the buckets and objects of earlier runs, and writes changes: first the body, then a line that names it.
 * Bodies are read on demand.
 * @returns a function that stops it
 */
export function keepObjects(folder: string, store: S3Store): () => void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  ownerOnly(folder);
  const file = join(folder, 'index.json');
  for (const entry of readJournal<Entry>(file)) restore(folder, store, entry);

  const bodies = new Bodies(folder);
  const journal = openJournal<Entry>(file, all(store, bodies));
  bodies.removeOthers();
  store.onChange((change) => {
    const before =
      'key' in change ? store.bucket(change.bucket).objects.get(change.key) : undefined;
    journal.append(entryOf(change, bodies));
    if (before) bodies.release(before.body);
  });
  return () => journal.close();
}

function restore(folder: string, store: S3Store, entry: Entry): void {
  const { bucket } = entry;
  if (entry.kind === 'bucket') store.createBucket(bucket, entry.created);
  else if (entry.kind === 'bucket-gone') store.deleteBucket(bucket);
  else if (entry.kind === 'object-gone') store.remove(bucket, entry.key);
  else store.put(bucket, entry.key, { ...entry.object, body: bodyIn(join(folder, entry.file)) });
}

function all(store: S3Store, bodies: Bodies): Entry[] {
  return store
    .buckets()
    .flatMap(({ name: bucket, created, objects }) => [
      { kind: 'bucket', bucket, created },
      ...[...objects].map(([key, object]) =>
        entryOf({ kind: 'object', bucket, key, object }, bodies),
      ),
    ]);
}

function entryOf(change: S3Change, bodies: Bodies): Entry {
  if (change.kind !== 'object') return change;
  const { body, ...object } = change.object;
  return { ...change, object, file: bodies.keep(body, object.size) };
}
