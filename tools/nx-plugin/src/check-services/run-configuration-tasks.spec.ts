import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryWorkspace } from '../test/temporary-workspace.ts';
import { runConfigurationTasks } from './run-configuration-tasks.ts';

it('runConfigurationTasks blames only the service that blocks or exits the process', () => {
  const workspace = temporaryWorkspace();
  // As pnpm installs packages, nothing else is found by its name.
  mkdirSync(join(workspace.root, 'node_modules'));
  symlinkSync(
    join(import.meta.dirname, '../../../../node_modules/@gatehouse'),
    join(workspace.root, 'node_modules/@gatehouse'),
  );
  const sources = {
    // Without computing.
    blocks: 'Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);',
    waits: 'await new Promise(() => undefined);',
    writes: "console.log('[]'); export const configuration = undefined;",
  };
  const variables = { ENVIRONMENT: 'production', PORT: '3000', AWS_REGION: 'eu-central-1' };
  const tasks = Object.entries(sources).map(([name, source]) => {
    workspace.write(`apps/${name}/package.json`, '{"type": "module"}');
    workspace.write(`apps/${name}/src/configuration.ts`, source);
    return { folder: `apps/${name}`, environments: { production: variables } };
  });
  expect(runConfigurationTasks(workspace.root, tasks, 20_000)).toEqual([
    { error: 'importing it takes longer than 20 s' },
    { error: expect.stringContaining('importing it ends the process (exit code 13)') },
    { problems: { production: [] }, known: expect.arrayContaining(['LOG_LEVEL']) },
  ]);
  workspace.remove();
});
