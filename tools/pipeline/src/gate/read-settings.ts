import { existsSync } from 'node:fs';
import { readWorkspace, type Workspace } from '@gatehouse/service-manifest';

/**
 * The settings of the workspace in the current folder; undefined outside a workspace.
 * @throws {ManifestError} if they are invalid
 */
export async function readSettings(): Promise<Workspace | undefined> {
  return existsSync('gatehouse.json') ? readWorkspace(process.cwd()).settings() : undefined;
}
