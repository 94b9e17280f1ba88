import { spawnSync } from 'node:child_process';
import { cpSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { owned, serverUser } from './folders.ts';
import type { Programs } from './programs.ts';

/**
 * PostgreSQL's programs in a folder that the server's user can read. As root, the server runs as a user without
 * permissions, which cannot read a workspace in root's home; then this makes a copy.
 * @param home Temporary folder of the server
 */
export function readable(found: Programs, home: string): Programs {
  const { error } = spawnSync(found.initdb, ['--version'], {
    ...{ ...serverUser(), cwd: home, stdio: 'ignore', env: process.env },
  });
  if ((error as NodeJS.ErrnoException | undefined)?.code !== 'EACCES') return found;
  const from = join(dirname(found.initdb), '..');
  const copy = join(home, 'postgresql');
  cpSync(from, copy, { recursive: true });
  for (const path of ['', ...(readdirSync(copy, { recursive: true }) as string[])])
    owned(join(copy, path));
  const moved = (path: string) => path.replace(from, copy);
  return {
    initdb: moved(found.initdb),
    postgres: moved(found.postgres),
    libraries: moved(found.libraries),
    links: found.links,
  };
}
