import { createHash } from 'node:crypto';
import { chownSync, mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const NOBODY = 65_534;

/** PostgreSQL refuses to run as root, the user of many containers: there it runs as nobody. */
export const serverUser = (): { uid: number; gid: number } | Record<string, never> =>
  process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};

/** A folder of one server, in one that its user may look into. */
export function temporaryFolder(): string {
  const isRoot = serverUser().uid !== undefined;
  return owned(mkdtempSync(join(isRoot ? '/tmp' : tmpdir(), 'gatehouse-postgres-')));
}

/**
 * Where data are.
 * @param kept The folder in which to keep them, which nobody cannot reach below a folder of root's
 */
export function dataFolder(home: string, kept?: string): string {
  if (kept === undefined) return join(home, 'data');
  const isRoot = serverUser().uid !== undefined;
  const digest = createHash('sha256').update(kept).digest('hex').slice(0, 16);
  const folder = isRoot ? join('/var/tmp', `gatehouse-postgres-${digest}`) : kept;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return owned(folder);
}

function owned(folder: string): string {
  const { uid, gid } = serverUser();
  if (uid !== undefined && gid !== undefined) chownSync(folder, uid, gid);
  return folder;
}
