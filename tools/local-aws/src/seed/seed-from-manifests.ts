import { join } from 'node:path';
import { readWorkspace, type Manifest } from '@gatehouse/service-manifest';
import { seedOf } from './seed-of.ts';
import type { Seed } from './seed.ts';

/**
 * The resources that the services of a workspace need, from `apps/<name>/service.json`.
 * @param workspaceRoot folder of the workspace
 * @throws ManifestError that names file, line and problem
 */
export async function seedFromManifests(workspaceRoot: string): Promise<Required<Seed>> {
  return seedOf([...(await readManifests(workspaceRoot)).values()]);
}

/**
 * The resources that one service needs, as their owners describe them.
 * @param folder of the service: `apps/<name>` in its workspace
 * @throws ManifestError that names file, line and problem of an owner's manifest
 */
export async function seedForService(folder: string, manifest: Manifest): Promise<Required<Seed>> {
  const owners = new Set(manifest.grants?.flatMap(({ owner }) => owner ?? []));
  const workspace = readWorkspace(join(folder, '../..'));
  const theirs = [...owners]
    .filter((owner) => workspace.names.includes(owner))
    .map((owner) => workspace.manifest(owner));
  return seedOf([manifest], [manifest, ...theirs]);
}

/**
 * The manifests of a workspace, by service name.
 * @throws ManifestError that names file, line and problem
 */
export async function readManifests(workspaceRoot: string): Promise<Map<string, Manifest>> {
  const { names, manifest } = readWorkspace(workspaceRoot);
  return new Map(names.map((name) => [name, manifest(name)]));
}
