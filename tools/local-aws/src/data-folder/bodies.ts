import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { GatehouseError } from '@gatehouse/service-manifest';
import type { StoredObject } from '../s3/model.ts';
import { writeTextFile } from '../data/json-file.ts';

/** The file of each body, by the function that reads it. */
const files = new WeakMap<StoredObject['body'], string>();

/** A body that is read from the file whenever it is needed. */
export function bodyIn(path: string): StoredObject['body'] {
  const body = (): Buffer => readFileSync(path);
  files.set(body, path);
  return body;
}

/** The files of the bodies. A copy of an object shares its file. */
export class Bodies {
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
