import { chmodSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { GatehouseError } from '@gatehouse/service-manifest';

/** The file's content; undefined if there is no such file. Throws an Error that names a broken file. */
export function readJsonFile<T>(file: string): T | undefined {
  const text = readTextFile(file);
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text) as T;
  } catch (error) {
    throw new GatehouseError(
      'GH-LOCAL-002',
      `${file} is invalid JSON; restore it from a copy, or delete it to start without it`,
      { cause: error },
    );
  }
}

export function readTextFile(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Replaces the file in one step, so that it is never half written; only its owner may read it. */
export function writeTextFile(file: string, text: string | Buffer): void {
  // Deletes the file of a killed process first: the mode applies to new files only, and others may be able to read the
  // old one.
  rmSync(`${file}.new`, { force: true });
  writeFileSync(`${file}.new`, text, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

/** Restricts access to a file or folder to its owner. */
export function ownerOnly(path: string): void {
  const { mode } = statSync(path);
  if (mode & 0o077) chmodSync(path, mode & 0o700);
}
