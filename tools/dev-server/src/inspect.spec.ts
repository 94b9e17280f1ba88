import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort, recordOutput, waitFor } from '@gatehouse/testing';
import { createDevWorkspace, type DevWorkspace } from './test/dev-workspace.ts';
import { greeting } from './test/greeter.ts';

let workspace: DevWorkspace;
beforeEach(async () => (workspace = await createDevWorkspace()));
afterEach(() => workspace.remove());

/** What the process behind an inspector port says about itself, asked by a real debugger. */
async function debugged(port: number, expression: string): Promise<string> {
  const debuggerProcess = spawn(process.execPath, ['inspect', `127.0.0.1:${port}`], {
    env: { ...process.env, NODE_OPTIONS: '', NO_COLOR: '1' },
  });
  let text = '';
  debuggerProcess.stdout.setEncoding('utf8').on('data', (part: string) => {
    text += part;
    recordOutput(part);
  });
  await waitFor('the debugger', () => text.includes('debug>'));
  debuggerProcess.stdin.write(`exec('"<" + (${expression}) + ">"')\n`);
  await waitFor('its answer', () => /'<.*>'/.test(text));
  debuggerProcess.stdin.end('.exit\n');
  await once(debuggerProcess, 'close');
  return /'<(.*)>'/.exec(text)?.[1] ?? '';
}

describe('--inspect', () => {
  it('attaches a debugger to the service itself, and again after a change', async () => {
    const port = await freePort();
    const server = workspace.serve('greeter', `--inspect=${port}`);
    await server.waitForOutput(/greeter is ready/);
    const about = '[process.argv[1], process.env.PORT, process.env.ENVIRONMENT].join()';
    const service = [
      join(workspace.root, 'apps/greeter/dist/serve/main.mjs'),
      workspace.ports.GREETER_PORT,
      'local',
    ].join();
    expect(await debugged(port, about)).toBe(service);
    const pid = await debugged(port, 'process.pid');
    expect(pid).not.toBe(String(server.child.pid));
    workspace.replace('apps/greeter/src/greeting.ts', greeting('Debugged'));
    await workspace.says('Debugged Ada');
    expect(await debugged(port, about)).toBe(service);
    expect(await debugged(port, 'process.pid')).not.toBe(pid);
  });
});

it("attaches .vscode/launch.json to a port, again after each change, with the service's sources", () => {
  const file = join(import.meta.dirname, '../../../.vscode/launch.json');
  const { configurations, inputs } = JSON.parse(readFileSync(file, 'utf8')) as {
    configurations: unknown[];
    inputs: unknown[];
  };
  expect(configurations).toEqual([
    {
      name: 'Attach to a service',
      type: 'node',
      request: 'attach',
      address: '127.0.0.1',
      port: '${input:inspectPort}',
      restart: true,
      sourceMaps: true,
      outFiles: ['${workspaceFolder}/apps/*/dist/serve/*.mjs'],
      skipFiles: ['<node_internals>/**', '**/run-when-told.js'],
    },
  ]);
  expect(inputs).toMatchObject([{ id: 'inspectPort', type: 'promptString', default: '9229' }]);
});
