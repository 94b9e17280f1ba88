import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdtempSync, rmSync, statSync, utimesSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, onTerminal, startCommand, waitFor, type Terminal } from '@gatehouse/testing';
import { isListening } from './own-requests.ts';
import { DEV_SERVER } from './test/dev-workspace.ts';

const workspace = join(import.meta.dirname, '../../..');
// With Nx's own records elsewhere, it does not wait for an `npm start` that runs meanwhile.
const nxData = mkdtempSync(join(tmpdir(), 'gatehouse-nx-'));
// It starts from what Nx knows of the sources, so that it does not read the whole workspace again.
const known = join(workspace, '.nx/workspace-data');
if (existsSync(known))
  cpSync(known, nxData, { recursive: true, filter: (file) => !/\.(?:db|lock)\b/.test(file) });
const terminals: Terminal[] = [];
afterEach(() => Promise.all(terminals.splice(0).map((each) => each.end())));
afterAll(() => rmSync(nxData, { recursive: true, force: true }));

async function ports() {
  const [aws, service] = [await freePort(), await freePort()];
  return { LOCAL_AWS_PORT: String(aws), NOTIFICATION_SERVICE_PORT: String(service) };
}

/** What a person types, on a terminal. */
function serve(env: Record<string, string>): Terminal {
  const terminal = onTerminal(
    `env ${withoutNx().join(' ')} npx nx serve notification-service`,
    80,
    {
      cwd: workspace,
      env: {
        ...env,
        NX_DAEMON: 'false',
        // Else it starts a process for each plugin.
        NX_ISOLATE_PLUGINS: 'false',
        NO_COLOR: '1',
        FORCE_COLOR: undefined,
      },
    },
  );
  terminals.push(terminal);
  return terminal;
}

/** This test may itself run within Nx, which would take the inner one for a part of it. */
function withoutNx(): string[] {
  const own = Object.keys(process.env).filter((name) => name.startsWith('NX_'));
  return [...own.map((name) => `--unset=${name}`), `NX_WORKSPACE_DATA_DIRECTORY=${nxData}`];
}

const steadyLines = (text: string) => text.replaceAll('\r\n', '\n');

describe('nx serve notification-service', () => {
  it('starts the local AWS, serves, reloads, and leaves no process behind on Ctrl-C', async () => {
    const env = await ports();
    const terminal = serve(env);
    await terminal.waitFor(/curl http[^\n]*\n/, 60_000);
    const [call] = /curl http.*$/m.exec(steadyLines(terminal.text())) ?? [];
    const answer = execFileSync('sh', ['-c', `${call} -sS`], { encoding: 'utf8' });
    expect(JSON.parse(answer)).toEqual({ success: true, message: 'Notification sent' });
    await terminal.waitFor(/local AWS +\| .*app-notifications {2}Hello/);

    const source = join(workspace, 'libs/service-kit/src/requests/validate.ts');
    const { atime, mtime } = statSync(source);
    utimesSync(source, new Date(), new Date());
    await waitFor('the restart', () => terminal.text().split('is ready').length === 3, 30_000);
    terminal.type('\x03');
    expect([0, 130]).toContain(await terminal.exit);
    // As it was: Nx reads again what has another time.
    utimesSync(source, atime, mtime);
    await waitFor('the ports to be free', async () => {
      const open = await Promise.all(Object.values(env).map((port) => isListening(Number(port))));
      return !open.includes(true);
    });
  });
});

it('reports in one line that the port of a service is in use', async () => {
  const env = await ports();
  const other = createServer().listen(Number(env.NOTIFICATION_SERVICE_PORT), '127.0.0.1');
  await once(other, 'listening');
  const [program = '', ...args] = DEV_SERVER.split(' ');
  const server = startCommand(program, [...args, 'notification-service'], {
    cwd: workspace,
    env: { ...env, NX_WORKSPACE_ROOT: workspace, NO_COLOR: '1' },
  });
  await server.waitForOutput(
    /Port \d+ is in use: stop the process that listens there, or set PORT to another port/,
  );
  server.child.kill('SIGINT');
  expect(await server.exit).toEqual({ code: 0, signal: null });
  other.close();
});
