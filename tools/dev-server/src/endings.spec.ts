import { connect } from 'node:net';
import { freePort, waitFor } from '@gatehouse/testing';
import { createDevWorkspace, greeting, type DevWorkspace } from './test/dev-workspace.ts';

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

describe('the dev server', () => {
  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    'takes everything along on %s',
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

  it('leaves nothing behind when it is killed', async () => {
    const server = workspace.serve('greeter');
    await server.waitForOutput(/greeter is ready/);
    await server.kill();
    await allFree();
  });

  it('shares the local AWS with another one, whichever started it and however that one ends', async () => {
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

  it('says in one line that another program has the port of the local AWS', async () => {
    const other = await createDevWorkspace();
    const server = other.serve('greeter');
    await server.waitForOutput(/greeter is ready/);
    Object.assign(workspace.ports, { LOCAL_AWS_PORT: other.ports.LOCAL_AWS_PORT });
    const failing = workspace.serve('greeter');
    expect((await failing.exit).code).toBe(1);
    expect(failing.stderr()).toMatch(
      /^LOCAL_AWS_PORT is \d+, and another program has that port\. Stop it, or choose another: LOCAL_AWS_PORT=\d+\n$/,
    );
    await other.remove();
  });

  it('says what a service may be called, and what it was probably meant to be', async () => {
    const failing = workspace.serve('greter');
    expect((await failing.exit).code).toBe(1);
    expect(failing.stderr()).toBe(
      'greter is no service: there is no apps/greter/service.json; did you mean "greeter"?\n',
    );
  });
});

describe('--inspect', () => {
  const targets = async (port: number) => {
    const response = await fetch(`http://127.0.0.1:${port}/json/list`);
    return (await response.json()) as { url: string }[];
  };

  it('opens the inspector of the service, and again after a change', async () => {
    const port = await freePort();
    const server = workspace.serve('greeter', `--inspect=${port}`);
    await server.waitForOutput(/greeter is ready/);
    await server.waitForOutput(/Debugger listening/);
    expect(await targets(port)).toMatchObject([
      { title: expect.stringMatching(/run-when-told\.js$/) },
    ]);
    workspace.replace('apps/greeter/src/greeting.ts', greeting('Debugged'));
    await workspace.says('Debugged Ada');
    expect(await targets(port)).toHaveLength(1);
  });
});
