import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const PACKAGE = join(import.meta.dirname, '../..');

/** The version of this package, which all packages of Gatehouse share. */
export function ownVersion(): string {
  const json = JSON.parse(readFileSync(join(PACKAGE, 'package.json'), 'utf8')) as {
    version: string;
  };
  return json.version;
}

/**
 * A file of Gatehouse's own repository that new workspaces start with. The published package contains it: see "carried"
 * in its package.json.
 */
export function carried(path: string): string {
  const folder = join(PACKAGE, 'carried');
  return readFileSync(join(existsSync(folder) ? folder : join(PACKAGE, '../..'), path), 'utf8');
}
