import type { Secret } from '../secrets-manager/model.ts';
import type { SecretStore } from '../secrets-manager/secret-store.ts';
import { readJsonFile, writeTextFile } from '../data/json-file.ts';

/** Restores the secrets of earlier runs, and writes them to the file after every change. */
export function keepSecrets(file: string, store: SecretStore): void {
  store.restore(readJsonFile<Secret[]>(file) ?? []);
  store.onChange(() => writeTextFile(file, JSON.stringify(store.all(), undefined, 2)));
}
