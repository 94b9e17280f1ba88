import { createHash } from 'node:crypto';
import { chownSync, mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A user that most systems have, without rights. */
const UNPRIVILEGED = 65_534;

/** PostgreSQL refuses to run as root, the user of many containers: there it runs as a user without rights. */
export const serverUser = (): { uid: number; gid: number } | Record<string, never> =>
  process.getuid?.() === 0 ? { uid: UNPRIVILEGED, gid: UNPRIVILEGED } : {};

/** A folder of one server, in one that its user may look into. */
export function temporaryFolder(): string {
  const isRoot = serverUser().uid !== undefined;
  return owned(mkdtempSync(join(isRoot ? '/tmp' : tmpdir(), 'gatehouse-postgres-')));
}

/**
 * Where data are.
 * @param kept The folder in which to keep them, which a user without rights cannot reach below a folder of root's
 */
export function dataFolder(home: string, kept?: string): string {
  if (kept === undefined) return join(home, 'data');
  const isRoot = serverUser().uid !== undefined;
  const digest = createHash('sha256').update(kept).digest('hex').slice(0, 16);
  const folder = isRoot ? join('/var/tmp', `gatehouse-postgres-${digest}`) : kept;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return owned(folder);
}

/** Gives a folder to the user of the server. */
export function owned(folder: string): string {
  const { uid, gid } = serverUser();
  if (uid !== undefined && gid !== undefined) chownSync(folder, uid, gid);
  return folder;
}
