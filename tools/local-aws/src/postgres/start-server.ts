import { execFile, spawn } from 'node:child_process';
import { existsSync, mkdirSync, symlinkSync } from 'node:fs';
import { once } from 'node:events';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { owned, serverUser } from './folders.ts';
import { freePort } from './free-port.ts';
import { readable } from './readable.ts';
import type { Programs } from './programs.ts';

const run = promisify(execFile);

/**
 * Runs PostgreSQL until its parent process closes the other end of a pipe, so that neither the server nor its folder
 * outlives a killed test. It is a string, because it runs without a loader. It has the permissions of this process,
 * because the user of the server may not be able to read this Node.
 */
const GUARD = `
const [home, user, program, ...options] = process.argv.slice(1);
const child = require('node:child_process').spawn(program, options, { ...JSON.parse(user), stdio: ['ignore', 'inherit', 'inherit'] });
const end = () => child.kill('SIGINT');
process.stdin.on('end', end).on('error', end).resume();
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => undefined);
child.on('error', (error) => { console.error(error.message); process.exit(1); });
child.on('exit', (code) => {
  process.chdir('/');
  require('node:fs').rmSync(home, { recursive: true, force: true });
  process.exit(code ?? 1);
});
`;

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
  if (!existsSync(join(data, 'PG_VERSION'))) {
    await run(
      initdb,
      [
        `--pgdata=${data}`,
        '--username=migrator',
        // Only programs on this machine can connect.
        '--auth=trust',
        '--encoding=UTF8',
        '--locale=C',
        '--no-sync',
        '--no-instructions',
      ],
      { ...owner, env, cwd: home },
    );
  }
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
