import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { readWorkspace, type Workspace } from '@gatehouse/service-manifest';

const FILE = 'gatehouse.json';

/**
 * The settings of the workspace in the current directory; a gate outside of one does without.
 * @throws {ManifestError} where they are not valid
 */
export async function readSettings(): Promise<Workspace | undefined> {
  if (!existsSync(FILE)) return undefined;
  return readWorkspace(FILE, await readFile(FILE, 'utf8'));
}
