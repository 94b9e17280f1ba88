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
  const workspace = readWorkspace(root).settings();
  const used = Object.values(files).flatMap((text) =>
    [...text.matchAll(/npx gatehouse ([\w-]+)/g)].map(([, command = '']) => command),
  );
  return {
    environments: deployedEnvironments(workspace),
    commands: await readCommands(root, used),
  };
}
