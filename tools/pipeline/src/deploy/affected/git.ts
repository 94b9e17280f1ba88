import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/**
 * Whether a commit is in the history of HEAD. One that is not there (a shallow clone, a branch that is gone) is
 * not, nor is one that HEAD does not come from.
 * @throws where Git does not work, or the current folder is in no repository
 */
export async function isInHistory(commit: string): Promise<boolean> {
  await commitOf('HEAD');
  try {
    await run('git', ['merge-base', '--is-ancestor', commit, 'HEAD']);
    return true;
  } catch (error) {
    // 1 is "no", 128 "there is no such commit": https://git-scm.com/docs/git-merge-base
    if ([1, 128].includes((error as { code?: number }).code ?? 0)) return false;
    throw error;
  }
}

/** The commit that a branch, a tag or the like stands for. @throws with one line where there is none */
export async function commitOf(name: string): Promise<string> {
  try {
    const revision = ['--verify', '--quiet', '--end-of-options', `${name}^{commit}`];
    return (await run('git', ['rev-parse', ...revision])).stdout.trim();
  } catch (error) {
    throw new Error(`Git knows of no commit "${name}" here`, { cause: error });
  }
}
