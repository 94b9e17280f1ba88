import { resolve } from 'node:path';
import { GatehouseError } from '@gatehouse/service-manifest';
import type { Answers } from './ask.ts';
import { commit } from './commit.ts';
import { emptyFolder, folderProblem } from './empty-folder.ts';
import { run } from './run.ts';

/** What is left to say of a workspace that was made. */
export interface Created {
  /** Absolute. */
  readonly folder: string;
  /** The Git repository that it was made in; it is not committed then. */
  readonly repository: string | undefined;
}

/**
 * Sees that a workspace can be made, before a person is asked about it.
 * @param folder Where it is known already.
 * @throws {Error} where a program is missing, or the folder is taken
 */
export async function prepare(folder: string | undefined): Promise<void> {
  await run('git', ['--version'], process.cwd());
  const problem = folder === undefined ? undefined : folderProblem(resolve(folder));
  if (problem !== undefined) throw new GatehouseError('GH-CREATE-002', problem);
}

/**
 * Makes a workspace: its files, its packages, and the first commit. Where that fails, nothing is left.
 * @param step Gets what begins.
 * @param signal Ends it.
 */
export async function create(
  answers: Answers,
  step: (title: string) => void,
  signal: AbortSignal,
): Promise<Created> {
  const folder = resolve(answers.folder);
  const target = emptyFolder(folder);
  try {
    step('Writing the workspace');
    const { writeWorkspace } = await import('./write-workspace.ts');
    await writeWorkspace(folder, answers);
    signal.throwIfAborted();
    step('Installing the packages');
    await run('npm', ['install', '--no-audit', '--no-fund', '--prefer-offline'], folder, {
      signal,
    });
    signal.throwIfAborted();
    step('Committing');
    const repository = await commit(folder);
    signal.throwIfAborted();
    return { folder, repository };
  } catch (error) {
    target.remove();
    throw error;
  }
}
