import { createHash } from 'node:crypto';
import { chownSync, mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A user without permissions that most systems have. */
const UNPRIVILEGED = 65_534;

/** PostgreSQL refuses to run as root, the user of many containers, so there it runs as a user without permissions. */
export const serverUser = (): { uid: number; gid: number } | Record<string, never> =>
  process.getuid?.() === 0 ? { uid: UNPRIVILEGED, gid: UNPRIVILEGED } : {};

/** Creates a folder for one server, in a folder that the server's user may read. */
export function temporaryFolder(): string {
  const isRoot = serverUser().uid !== undefined;
  return owned(mkdtempSync(join(isRoot ? '/tmp' : tmpdir(), 'gatehouse-postgres-')));
}

/**
 * The folder of the data.
 * @param kept Folder in which to keep the data; a user without permissions cannot reach it below a folder of root
 */
export function dataFolder(home: string, kept?: string): string {
  if (kept === undefined) return join(home, 'data');
  const isRoot = serverUser().uid !== undefined;
  const digest = createHash('sha256').update(kept).digest('hex').slice(0, 16);
  const folder = isRoot ? join('/var/tmp', `gatehouse-postgres-${digest}`) : kept;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return owned(folder);
}

/** Makes the user of the server the owner of a folder. */
export function owned(folder: string): string {
  const { uid, gid } = serverUser();
  if (uid !== undefined && gid !== undefined) chownSync(folder, uid, gid);
  return folder;
}
