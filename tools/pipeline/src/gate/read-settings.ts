import { existsSync } from 'node:fs';
import { readWorkspace, type Workspace } from '@gatehouse/service-manifest';

/**
 * The settings of the workspace in the current directory; a gate outside of one does without.
 * @throws {ManifestError} where they are not valid
 */
export async function readSettings(): Promise<Workspace | undefined> {
  return existsSync('gatehouse.json') ? readWorkspace(process.cwd()).settings() : undefined;
}
