import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { dataFolder, serverUser, temporaryFolder } from './folders.ts';
import { programs } from './programs.ts';
import { readable } from './readable.ts';
import { startServer } from './start-server.ts';

it('starts PostgreSQL from a workspace that only its owner can read, as root as well', async () => {
  // Only its owner can read what this makes.
  const workspace = mkdtempSync(join(tmpdir(), 'gatehouse-hidden-'));
  const home = temporaryFolder();
  const found = await programs();
  const native = join(dirname(found.initdb), '..');
  cpSync(native, join(workspace, 'native'), { recursive: true });
  const moved = (path: string) => path.replace(native, join(workspace, 'native'));
  const hidden = {
    initdb: moved(found.initdb),
    postgres: moved(found.postgres),
    libraries: moved(found.libraries),
    links: found.links,
  };
  try {
    const server = await startServer(hidden, home, dataFolder(home));
    await server.stop();
    const isRoot = serverUser().uid !== undefined;
    const second = temporaryFolder();
    expect(readable(hidden, second).initdb.startsWith(isRoot ? second : workspace)).toBe(true);
    rmSync(second, { recursive: true });
  } finally {
    for (const folder of [workspace, home]) rmSync(folder, { recursive: true, force: true });
  }
});
