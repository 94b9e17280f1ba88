import { once } from 'node:events';
import { createServer } from 'node:http';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { waitFor } from '@gatehouse/testing';
import { createDevWorkspace, type DevWorkspace } from './test/dev-workspace.ts';

let workspace: DevWorkspace;
beforeEach(async () => (workspace = await createDevWorkspace()));
afterEach(() => workspace.remove());

const isOpen = (port: string): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(Number(port), '127.0.0.1');
    socket.on('connect', () => resolve(true)).on('error', () => resolve(false));
    socket.on('connect', () => socket.destroy());
  });
const allFree = () =>
  waitFor('the ports to be free', async () => {
    const open = await Promise.all(Object.values(workspace.ports).map(isOpen));
    return !open.includes(true);
  });

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

describe('the dev server', () => {
  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    'stops all its processes on %s',
    async (signal) => {
      const server = workspace.serve('greeter');
      await server.waitForOutput(/greeter is ready/);
      server.child.kill(signal);
      expect(await server.exit).toEqual({ code: 0, signal: null });
      expect(server.stderr()).toBe('');
      expect((await Promise.all(Object.values(workspace.ports).map(isOpen))).includes(true)).toBe(
        false,
      );
    },
  );

  it('ends a service that does not react, on the second Ctrl-C', async () => {
    workspace.write('apps/greeter/src/main.ts', "console.log('pid', process.pid); for (;;);");
    const server = workspace.serve('greeter');
    await server.waitForOutput(/pid \d+/);
    const [, pid] = /pid (\d+)/.exec(server.stdout()) ?? [];
    server.child.kill('SIGINT');
    await sleep(50);
    server.child.kill('SIGINT');
    expect((await server.exit).code).toBe(130);
    await waitFor('the service to end', () => !isRunning(Number(pid)));
  });

  it('leaves no process behind when it is killed', async () => {
    const server = workspace.serve('greeter');
    await server.waitForOutput(/greeter is ready/);
    await server.kill();
    await allFree();
  });

  it('shares the local AWS with another one, regardless of which started it and how that one ends', async () => {
    const first = workspace.serve('greeter');
    await first.waitForOutput(/greeter is ready/);
    workspace.write(
      'apps/other/service.json',
      '{ "description": "Other", "port": 3999, "exposure": "internal" }',
    );
    workspace.write('apps/other/src/main.ts', 'setInterval(() => {}, 1_000);');
    const second = workspace.serve('other');
    await second.waitForOutput(/local AWS \| at/);
    await first.kill();
    await waitFor('the service to end', async () => !(await isOpen(workspace.ports.GREETER_PORT)));
    expect(await isOpen(workspace.ports.LOCAL_AWS_PORT)).toBe(true);
    second.child.kill('SIGINT');
    await second.exit;
    await allFree();
  });

  it('reports in one line that another program uses the port of the local AWS', async () => {
    const other = await createDevWorkspace();
    const server = other.serve('greeter');
    await server.waitForOutput(/greeter is ready/);
    Object.assign(workspace.ports, { LOCAL_AWS_PORT: other.ports.LOCAL_AWS_PORT });
    const failing = workspace.serve('greeter');
    expect((await failing.exit).code).toBe(1);
    expect(failing.stderr()).toMatch(
      /^LOCAL_AWS_PORT is \d+, and another program has that port\. Stop it, or choose another: LOCAL_AWS_PORT=\d+\nCause and fix: gatehouse help GH-LOCAL-001\n$/,
    );
    await other.remove();
  });

  it('lists the available services, and suggests the nearest name', async () => {
    const failing = workspace.serve('greter');
    expect((await failing.exit).code).toBe(1);
    expect(failing.stderr()).toBe(
      'greter is no service: there is no apps/greter/service.json; did you mean "greeter"?\nCause and fix: gatehouse help GH-DEV-001\n',
    );
  });
});

/** Prints, and listens only when it is allowed to. */
const LATE = `import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
console.log('starts');
setInterval(() => {
  if (existsSync('../../go')) createServer().listen(Number(process.env['PORT']), '127.0.0.1');
}, 20);
`;

it('does not mistake another program that took the port first for the service', async () => {
  workspace.write('apps/greeter/src/main.ts', LATE);
  const server = workspace.serve('greeter');
  await server.waitForOutput(/starts/);
  let requests = 0;
  const other = createServer((_request, response) => {
    requests += 1;
    response.end('{}');
  }).listen(Number(workspace.ports.GREETER_PORT), '127.0.0.1');
  await once(other, 'listening');
  // Time to ask it, for a dev server that would.
  await Promise.race([sleep(500), once(other, 'request')]);
  workspace.write('go', '');
  await server.waitForOutput(/EADDRINUSE/);
  await server.waitForOutput(/Ended with code 1\. Waiting for a change\./);
  expect([requests, server.stdout()]).toEqual([0, expect.not.stringContaining('is ready')]);
  other.close();
});
