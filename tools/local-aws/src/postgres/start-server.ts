import { spawn } from 'node:child_process';
import { mkdirSync, symlinkSync } from 'node:fs';
import { once } from 'node:events';
import { delimiter, join } from 'node:path';
import { owned, serverUser } from './folders.ts';
import { freePort } from './free-port.ts';
import { readable } from './readable.ts';
import type { Programs } from './programs.ts';
import { GUARD } from './server-guard.ts';
import { initData } from './init-data.ts';

export interface RunningServer {
  readonly port: number;
  stop(): Promise<void>;
}

/**
 * Starts a server on a free port of this machine, whose superuser is `migrator`. Resolves when it accepts connections.
 * @param home Temporary folder of this server
 * @param data Folder of its data; created if it does not exist
 * @throws with PostgreSQL's output
 */
export async function startServer(
  found: Programs,
  home: string,
  data: string,
): Promise<RunningServer> {
  const owner = serverUser();
  const { initdb, postgres, libraries, links } = readable(found, home);
  const linked = join(home, 'lib');
  mkdirSync(linked);
  owned(linked);
  for (const [name, file] of links) symlinkSync(join(libraries, file), join(linked, name));
  const path = [linked, libraries].join(delimiter);
  const env = {
    PATH: process.env['PATH'],
    LC_ALL: 'C',
    ...(process.platform === 'darwin' ? { DYLD_LIBRARY_PATH: path } : { LD_LIBRARY_PATH: path }),
    ...(process.platform === 'win32' && { SystemRoot: process.env['SystemRoot'] }),
  };
  await initData(initdb, data, { ...owner, env, cwd: home });
  const port = await freePort();
  const settings = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    // Faster: a crash of the machine may lose data, which is acceptable on a laptop.
    fsync: 'off',
    shared_buffers: '16MB',
    max_connections: 100,
  };
  const child = spawn(
    process.execPath,
    [
      '-e',
      GUARD,
      home,
      JSON.stringify(owner),
      postgres,
      '-D',
      data,
      ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    ],
    { env, cwd: home, stdio: ['pipe', 'ignore', 'pipe'] },
  );
  // Waits for the output, which ends after the process.
  const exit = once(child, 'close');
  let output = '';
  const ready = new Promise<boolean>((resolve, reject) => {
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      output = `${output}${text}`.slice(-10_000);
      if (output.includes('ready to accept connections')) resolve(true);
    });
    exit.then(() => resolve(false), reject);
  });
  if (!(await ready)) throw new Error(output.trim() || 'it exited immediately');
  return {
    port,
    async stop() {
      child.stdin.end();
      await exit;
    },
  };
}
