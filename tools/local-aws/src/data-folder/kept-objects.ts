import { randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { GatehouseError } from '@gatehouse/service-manifest';
import type { StoredObject } from '../s3/model.ts';
import type { S3Change, S3Store } from '../s3/s3-store.ts';
import { ownerOnly, writeTextFile } from '../data/json-file.ts';
import { openJournal, readJournal } from '../data/journal.ts';

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

/** The file of each body, by the function that reads it. */
const files = new WeakMap<StoredObject['body'], string>();

function bodyIn(path: string): StoredObject['body'] {
  const body = (): Buffer => readFileSync(path);
  files.set(body, path);
  return body;
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

/** The files of the bodies. A copy of an object shares its file. */
class Bodies {
  readonly #folder: string;
  readonly #users = new Map<string, number>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** The name of the file with this body; writes the file if there is none. */
  keep(body: StoredObject['body'], size: number): string {
    let path = files.get(body);
    if (path === undefined) {
      path = join(this.#folder, `${randomUUID()}.body`);
      writeTextFile(path, body());
      files.set(body, path);
    }
    checkSize(path, size);
    this.#users.set(path, (this.#users.get(path) ?? 0) + 1);
    return path.slice(this.#folder.length + 1);
  }

  release(body: StoredObject['body']): void {
    const path = files.get(body);
    const users = (path && this.#users.get(path)) || 0;
    if (!path) return;
    this.#users.set(path, users - 1);
    if (users > 1) return;
    this.#users.delete(path);
    rmSync(path, { force: true });
  }

  /** Removes the remains of a killed process. */
  removeOthers(): void {
    for (const name of readdirSync(this.#folder)) {
      const path = join(this.#folder, name);
      if (/\.body(\.new)?$/.test(name) && !this.#users.has(path)) rmSync(path);
    }
  }
}

function checkSize(path: string, size: number): void {
  const found = statSync(path, { throwIfNoEntry: false })?.size;
  if (found === size) return;
  throw new GatehouseError(
    'GH-LOCAL-002',
    `${path} has ${found ?? 'no'} bytes instead of ${size}; restore it from a copy, or delete the folder to start without its objects`,
  );
}
