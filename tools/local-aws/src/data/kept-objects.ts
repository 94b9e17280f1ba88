import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { InternalCalls } from '../services/internal-calls.ts';
import { readJsonFile, writeTextFile } from './json-file.ts';
import { listObjects, pathOf, type ListedObject } from './list-objects.ts';
import { createSaver, type Saver } from './saver.ts';

interface KeptObject extends ListedObject {
  /** Content type and metadata, as PutObject takes them. */
  readonly headers: Readonly<Record<string, string>>;
}

interface Index {
  readonly buckets: readonly string[];
  readonly objects: readonly KeptObject[];
}

/**
 * Puts the buckets and objects of earlier runs back; the saver keeps those that there are then, an
 * index and a file for each object. All goes through the S3 API: fauxqs has no storage of its own.
 */
export async function keepObjects(folder: string, calls: InternalCalls): Promise<Saver> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const indexFile = join(folder, 'index.json');
  const found = readJsonFile<Index>(indexFile) ?? { buckets: [], objects: [] };
  for (const bucket of found.buckets) await calls.s3('PUT', pathOf(bucket));
  for (const { bucket, key, headers } of found.objects)
    await calls.s3('PUT', pathOf(bucket, key), {
      headers,
      body: readFileSync(fileOf(folder, { bucket, key })),
    });
  const headersOf = new Map(found.objects.map((object) => [idOf(object), object.headers]));
  // Listed anew because putting them back gave them new times, and with them new versions.
  let kept = (await listObjects(calls)).objects.map((object) => ({
    ...object,
    headers: headersOf.get(idOf(object)) ?? {},
  }));

  return createSaver(async () => {
    const { buckets, objects } = await listObjects(calls);
    const before = new Map(kept.map((object) => [idOf(object), object]));
    const next: KeptObject[] = [];
    for (const object of objects) {
      const known = before.get(idOf(object));
      next.push(
        known?.version === object.version ? known : await saveObject(folder, object, calls),
      );
    }
    writeTextFile(indexFile, JSON.stringify({ buckets, objects: next }, undefined, 2));
    const left = new Set(next.map(idOf));
    for (const object of kept)
      if (!left.has(idOf(object))) rmSync(fileOf(folder, object), { force: true });
    kept = next;
  });
}

async function saveObject(
  folder: string,
  object: ListedObject,
  calls: InternalCalls,
): Promise<KeptObject> {
  const { headers, body } = await calls.s3('GET', pathOf(object.bucket, object.key));
  writeTextFile(fileOf(folder, object), Buffer.from(body));
  const told = Object.entries(headers).filter(([name]) =>
    /^(content-type$|x-amz-meta-)/.test(name),
  );
  return {
    ...object,
    headers: Object.fromEntries(told.map(([name, value]) => [name, String(value)])),
  };
}

const idOf = ({ bucket, key }: Pick<ListedObject, 'bucket' | 'key'>): string => `${bucket}/${key}`;

/** A key may be no valid file name, its hash is. */
const fileOf = (folder: string, object: Pick<ListedObject, 'bucket' | 'key'>): string =>
  join(folder, createHash('sha256').update(idOf(object)).digest('hex'));
