import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { randomPassword } from '../secrets-manager/random-password.ts';
import { readManifest, type Manifest } from './read-manifest.ts';
import type { Seed, TableSeed } from './seed.ts';

/** What a caller's `x-api-key` is on a developer's machine. Services refuse it anywhere else. */
const localApiKeys = { current: 'gatehouse-local' };

/**
 * All that the services of a workspace need, by `apps/<name>/service.json`: topics, tables and
 * buckets that they are granted, and their secrets. A secret that a manifest calls `apiKeys` gets
 * the local API key, every other one `{ "password": "<random>" }`.
 * @param workspaceRoot folder of the workspace
 * @throws ManifestError that names file, line and problem
 */
export async function seedFromManifests(workspaceRoot: string): Promise<Required<Seed>> {
  const manifests = await readManifests(workspaceRoot);
  const tables = new Map<string, TableSeed>();
  for (const table of manifests.flatMap((manifest) => manifest.tables)) {
    const known = tables.get(table.name);
    tables.set(table.name, { ...table, ...known });
  }
  const named = manifests.flatMap(({ secrets }) => Object.entries(secrets));
  const secrets: Record<string, object> = {};
  for (const [key, name] of named)
    if (key === 'apiKeys') secrets[name] = localApiKeys;
    else secrets[name] ??= { password: randomPassword({ types: ['lowercase', 'numbers'] }) };
  return {
    topics: unique(manifests.flatMap(({ topics }) => topics)),
    buckets: unique(manifests.flatMap(({ buckets }) => buckets)),
    tables: [...tables.values()],
    secrets,
  };
}

async function readManifests(workspaceRoot: string): Promise<Manifest[]> {
  const manifests: Manifest[] = [];
  for (const app of await namesIn(join(workspaceRoot, 'apps'))) {
    const file = join('apps', app, 'service.json');
    const text = await readFile(join(workspaceRoot, file), 'utf8').catch(orAbsent);
    if (text !== undefined) manifests.push(readManifest(file, text));
  }
  return manifests;
}

const namesIn = async (folder: string): Promise<string[]> =>
  ((await readdir(folder).catch(orAbsent)) ?? []).sort();

/** No such folder or file: an app without a manifest is no service. */
function orAbsent(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT' && error.code !== 'ENOTDIR') throw error;
}

const unique = (names: readonly string[]): string[] => [...new Set(names)];
