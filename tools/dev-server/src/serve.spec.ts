import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, rmSync, statSync, utimesSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, startCommand, waitFor, type TestProcess } from '@gatehouse/testing';

const workspace = join(import.meta.dirname, '../../..');
// With Nx's own records elsewhere, it does not wait for an `npm start` that runs meanwhile.
const nxData = mkdtempSync(join(tmpdir(), 'gatehouse-nx-'));
// It starts from what Nx knows of the sources, so that it does not read the whole workspace again.
const known = join(workspace, '.nx/workspace-data');
if (existsSync(known))
  cpSync(known, nxData, { recursive: true, filter: (file) => !/\.(?:db|lock)\b/.test(file) });
const started: TestProcess[] = [];
afterAll(() => {
  // The whole group, and without waiting for its output: what is left must not hold up the tests.
  for (const { child } of started) {
    try {
      process.kill(-(child.pid as number), 'SIGKILL');
    } catch {
      // Gone already, as it should be.
    }
  }
  rmSync(nxData, { recursive: true, force: true });
});

async function ports() {
  const [aws, service] = [await freePort(), await freePort()];
  return { LOCAL_AWS_PORT: String(aws), NOTIFICATION_SERVICE_PORT: String(service) };
}

/** What a person types, as a process of its own session: like a terminal, it can send Ctrl-C to all. */
function serve(env: Record<string, string>): TestProcess {
  const command = ['env', ...withoutNx(), 'npx', 'nx', 'serve', 'notification-service'];
  const child = startCommand('setsid', command, {
    cwd: workspace,
    env: {
      ...env,
      NX_DAEMON: 'false',
      // Else it starts a process for each plugin.
      NX_ISOLATE_PLUGINS: 'false',
      NX_TUI: 'false',
      NO_COLOR: '1',
      NX_WORKSPACE_DATA_DIRECTORY: nxData,
    },
  });
  started.push(child);
  return child;
}

/** This test may itself run within Nx, which would take the inner one for a part of it. */
function withoutNx(): string[] {
  const own = Object.keys(process.env).filter((name) => name.startsWith('NX_'));
  return own.map((name) => `--unset=${name}`);
}

const ctrlC = (child: TestProcess) => process.kill(-(child.child.pid as number), 'SIGINT');

function isListening(port: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(Number(port), '127.0.0.1');
    socket.on('connect', () => resolve(true)).on('error', () => resolve(false));
    socket.on('connect', () => socket.destroy());
  });
}

describe('nx serve notification-service', () => {
  it('brings the local AWS along, serves, reloads, and Ctrl-C leaves nothing behind', async () => {
    const env = await ports();
    const child = serve(env);
    await child.waitForOutput(/curl http.*\n/);
    const [call] = /curl http.*$/m.exec(child.stdout()) ?? [];
    const answer = execFileSync('sh', ['-c', `${call} -sS`], { encoding: 'utf8' });
    expect(JSON.parse(answer)).toEqual({ success: true, message: 'Notification sent' });
    await child.waitForOutput(/app-notifications {2}Hello/);

    const source = join(workspace, 'libs/service-kit/src/validate.ts');
    const { atime, mtime } = statSync(source);
    utimesSync(source, new Date(), new Date());
    await waitFor('the restart', () => child.stdout().split('Listening on').length === 3, 30_000);
    ctrlC(child);
    await child.exit;
    // As it was: Nx reads again what has another time.
    utimesSync(source, atime, mtime);
    await waitFor('the ports to be free', async () => {
      const open = await Promise.all(Object.values(env).map(isListening));
      return !open.includes(true);
    });
  }, 120_000);

  it('says in one line that a port is taken', async () => {
    const env = await ports();
    const child = serve({ ...env, NOTIFICATION_SERVICE_PORT: env.LOCAL_AWS_PORT });
    await child.waitForOutput(/Port \d+ is taken/);
    expect(child.stdout()).toMatch(
      /Port \d+ is taken: stop what listens there, or set PORT to another one/,
    );
    ctrlC(child);
    await child.exit;
  }, 120_000);
});
