import { basename } from 'node:path';
import { newWorkspace } from '@gatehouse/nx/new-workspace';
import { logger } from '@nx/devkit';
import { flushChanges, FsTree } from 'nx/src/generators/tree';
import type { Answers } from './ask.ts';

/** Writes the files of a new workspace. Loading this module takes seconds, because of Nx: import it when it is needed. */
export async function writeWorkspace(folder: string, answers: Answers): Promise<void> {
  const { environments, ...rest } = answers;
  // Generators speak to those who run them by themselves.
  logger.info = () => undefined;
  const tree = new FsTree(folder, false);
  await newWorkspace(tree, {
    ...rest,
    name: basename(folder),
    environments: environments.split(',').map((name) => name.trim()),
  });
  flushChanges(folder, tree.listChanges());
}
