import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readManifest, type Manifest } from '@gatehouse/service-manifest';

/** Names of all services of the workspace, sorted. */
export async function serviceNames(workspace: string): Promise<string[]> {
  const names = await readdir(join(workspace, 'apps')).catch(() => []);
  const found = await Promise.all(
    names.map(async (name) => ((await textOf(workspace, name)) === undefined ? [] : [name])),
  );
  return found.flat().sort();
}

/**
 * A service's manifest.
 * @throws ManifestError that names file, line and problem; an Error where there is none
 */
export async function manifestOf(workspace: string, name: string): Promise<Manifest> {
  const text = await textOf(workspace, name);
  if (text === undefined) throw new Error(`there is no ${fileOf(name)}`);
  return readManifest(fileOf(name), text);
}

/** The manifests of all services that have a valid one: what is wrong in another is not this one's business. */
export async function validManifests(workspace: string): Promise<Map<string, Manifest>> {
  const manifests = new Map<string, Manifest>();
  for (const name of await serviceNames(workspace)) {
    const manifest = await manifestOf(workspace, name).catch(() => undefined);
    if (manifest) manifests.set(name, manifest);
  }
  return manifests;
}

const fileOf = (name: string): string => join('apps', name, 'service.json');

const textOf = (workspace: string, name: string): Promise<string | undefined> =>
  readFile(join(workspace, fileOf(name)), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined;
    throw error;
  });
