import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readManifest, type Manifest } from '@gatehouse/service-manifest';
import { seedOf } from './seed-of.ts';
import type { Seed } from './seed.ts';

/**
 * All that the services of a workspace need, by `apps/<name>/service.json`.
 * @param workspaceRoot folder of the workspace
 * @throws ManifestError that names file, line and problem
 */
export async function seedFromManifests(workspaceRoot: string): Promise<Required<Seed>> {
  return seedOf([...(await readManifests(workspaceRoot)).values()]);
}

/**
 * All that one service needs, as those describe it who own it.
 * @param folder of the service: `apps/<name>` in its workspace
 * @throws ManifestError that names file, line and problem of an owner's manifest
 */
export async function seedForService(folder: string, manifest: Manifest): Promise<Required<Seed>> {
  const owners = new Set(manifest.grants?.flatMap(({ owner }) => owner ?? []));
  const read = [...owners].map((owner) => manifestOf(join(folder, '../..'), owner));
  const theirs = (await Promise.all(read)).filter((owner) => owner !== undefined);
  return seedOf([manifest], [manifest, ...theirs]);
}

/**
 * The manifests of a workspace by the names of the services.
 * @throws ManifestError that names file, line and problem
 */
export async function readManifests(workspaceRoot: string): Promise<Map<string, Manifest>> {
  const manifests = new Map<string, Manifest>();
  for (const app of await namesIn(join(workspaceRoot, 'apps'))) {
    const manifest = await manifestOf(workspaceRoot, app);
    if (manifest !== undefined) manifests.set(app, manifest);
  }
  return manifests;
}

async function manifestOf(workspaceRoot: string, app: string): Promise<Manifest | undefined> {
  const file = join('apps', app, 'service.json');
  const text = await readFile(join(workspaceRoot, file), 'utf8').catch(orAbsent);
  return text === undefined ? undefined : readManifest(file, text);
}

const namesIn = async (folder: string): Promise<string[]> =>
  ((await readdir(folder).catch(orAbsent)) ?? []).sort();

/** No such folder or file: an app without a manifest is no service. */
function orAbsent(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT' && error.code !== 'ENOTDIR') throw error;
}
