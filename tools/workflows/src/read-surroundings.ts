import { readWorkspace } from '@gatehouse/service-manifest';
import { readCommands } from './commands/read-commands.ts';
import type { Surroundings } from './files/workflow-set.ts';
import { stagesOf } from './render/stages.ts';

/**
 * Reads what the workflows refer to: the environments of `gatehouse.json`, and the existing commands.
 * @param files The contents of the workflows
 */
export async function readSurroundings(
  root: string,
  files: Readonly<Record<string, string>>,
): Promise<Surroundings> {
  const used = Object.values(files).flatMap((text) =>
    [...text.matchAll(/(?:npx gatehouse|node gatehouse\.mjs) ([\w-]+)/g)].map(
      ([, command = '']) => command,
    ),
  );
  return {
    stages: stagesOf(readWorkspace(root).settings()),
    commands: await readCommands(root, used),
  };
}
