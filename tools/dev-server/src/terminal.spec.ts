import { onTerminal, steady, type Terminal } from '@gatehouse/testing';
import { createDevWorkspace, DEV_SERVER, type DevWorkspace } from './test/dev-workspace.ts';
import { greeting } from './test/greeter.ts';

let workspace: DevWorkspace;
beforeEach(async () => {
  workspace = await createDevWorkspace();
  workspace.write(
    'apps/a/service.json',
    '{ "description": "Fails", "port": 3999, "exposure": "internal" }',
  );
  workspace.write('apps/a/src/main.ts', `console.log('starts'); process.exit(1);`);
});
const terminals: Terminal[] = [];
afterEach(async () => {
  await Promise.all(terminals.splice(0).map((each) => each.end()));
  await workspace.remove();
});

/** As it is typed: all services, and without what the tests set for themselves. */
const start = (columns: number, env: Record<string, string> = {}) => {
  const terminal = onTerminal(DEV_SERVER, columns, {
    cwd: import.meta.dirname,
    env: {
      ...workspace.ports,
      NX_WORKSPACE_ROOT: workspace.root,
      ...{ NO_COLOR: undefined, FORCE_COLOR: undefined, CI: undefined },
      ...env,
    },
  });
  terminals.push(terminal);
  return terminal;
};

describe("the developer's terminal", () => {
  it.each([80, 200])(
    'shows streamed lines and the banner at the end, at %d columns',
    async (columns) => {
      const terminal = start(columns);
      await terminal.waitFor(/greeter is ready[^]*openapi/);
      expect(steady(terminal.text())).toMatchSnapshot('start');
      const before = terminal.text().length;
      workspace.replace('apps/greeter/src/greeting.ts', greeting('Changed'));
      await terminal.waitFor(/greeter is ready[^]*greeter is ready[^]*openapi/);
      expect(steady(terminal.text().slice(before))).toMatchSnapshot('after a change');
      terminal.type('\x03');
      expect(await terminal.exit).toBe(0);
    },
  );

  it('shows no colours where they are not wanted', async () => {
    const terminal = start(80, { TERM: 'dumb' });
    await terminal.waitFor(/greeter is ready[^]*openapi/);
    expect(terminal.text()).not.toMatch(/\x1b/);
    terminal.type('\x03');
    await terminal.exit;
  });
});

it('shows plain lines when the output is piped', async () => {
  const server = workspace.serve();
  await server.waitForOutput(/greeter is ready[^]*openapi/);
  expect(steady(server.stdout())).toMatchSnapshot();
});
