import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { deployedEnvironments, readWorkspace } from '@gatehouse/service-manifest';
import { readCommands } from './commands/read-commands.ts';
import type { WorkflowSet } from './files/workflow-set.ts';

/**
 * What the workflows refer to: the environments of `gatehouse.json`, and the commands that there are.
 * @param files The workflows' texts
 */
export async function readSurroundings(
  root: string,
  files: Readonly<Record<string, string>>,
): Promise<Pick<WorkflowSet, 'environments' | 'commands'>> {
  const settings = 'gatehouse.json';
  const workspace = readWorkspace(settings, await readFile(join(root, settings), 'utf8'));
  const used = Object.values(files).flatMap((text) =>
    [...text.matchAll(/npx gatehouse ([\w-]+)/g)].map(([, command = '']) => command),
  );
  return {
    environments: deployedEnvironments(workspace),
    commands: await readCommands(root, used),
  };
}
