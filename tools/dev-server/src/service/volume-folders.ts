import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { volumesOf, type Manifest } from '@gatehouse/service-manifest';

/**
 * Makes a folder for each volume of a service, which keeps its files until someone removes them; Git ignores all of them.
 * @returns the folder that they are in
 */
export function volumeFolders(workspace: string, service: string, manifest: Manifest): string {
  const folder = join(workspace, '.gatehouse/volumes', service);
  for (const { volume } of volumesOf(manifest))
    mkdirSync(join(folder, volume), { recursive: true });
  return folder;
}
