import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { GatehouseError } from '@gatehouse/service-manifest';

const run = promisify(execFile);
const MOST_BYTES = 16 * 1_048_576;

/** Whether one commit is in the history of another; `unknown` where one of them is not here. */
export type Ancestry = 'yes' | 'no' | 'unknown';

/**
 * Whether a commit is in the history of HEAD. One that is not there (a shallow clone, a branch that is gone) is
 * not, nor is one that HEAD does not come from.
 * @throws where Git does not work, or the current folder is in no repository
 */
export async function isInHistory(commit: string): Promise<boolean> {
  await commitOf('HEAD');
  return (await isAncestor(commit, 'HEAD')) === 'yes';
}

/** A commit is in its own history. @throws where Git does not work */
export async function isAncestor(commit: string, of: string): Promise<Ancestry> {
  try {
    await run('git', ['merge-base', '--is-ancestor', commit, of]);
    return 'yes';
  } catch (error) {
    // 1 is "no", 128 "there is no such commit": https://git-scm.com/docs/git-merge-base
    const { code } = error as { code?: number | string };
    if (code === 1) return 'no';
    if (code === 128) return 'unknown';
    throw error;
  }
}

/** The commit that a branch, a tag or the like stands for. @throws with one line where there is none */
export async function commitOf(name: string): Promise<string> {
  try {
    const revision = ['--verify', '--quiet', '--end-of-options', `${name}^{commit}`];
    return (await run('git', ['rev-parse', ...revision])).stdout.trim();
  } catch (error) {
    throw new GatehouseError('GH-WORKSPACE-006', `Git knows of no commit "${name}" here`, {
      cause: error,
    });
  }
}

/** Whether a clone lacks the older commits. */
export async function isShallow(): Promise<boolean> {
  const { stdout } = await run('git', ['rev-parse', '--is-shallow-repository']);
  return stdout.trim() === 'true';
}

/** A file as it is in a commit, by its path from the current folder; undefined where there is none. */
export async function fileAt(commit: string, path: string): Promise<string | undefined> {
  try {
    const { stdout } = await run('git', ['show', `${commit}:./${path}`], { maxBuffer: MOST_BYTES });
    return stdout;
  } catch (error) {
    if ((error as { code?: number | string }).code === 128) return undefined;
    throw error;
  }
}

/**
 * When the newest commit was made that is in the history of one commit and not in that of others; undefined where there
 * is none. Commits that are not here exclude nothing.
 */
export async function newestCommitTime(
  commit: string,
  without: readonly string[],
): Promise<Date | undefined> {
  const known: string[] = [];
  for (const each of without) if ((await isAncestor(each, each)) === 'yes') known.push(`^${each}`);
  const { stdout } = await run('git', ['log', '--format=%ct', commit, ...known, '--'], {
    maxBuffer: MOST_BYTES,
  });
  const times = stdout.split('\n').filter(Boolean).map(Number);
  return times.length === 0 ? undefined : new Date(times.reduce((a, b) => Math.max(a, b)) * 1_000);
}

/** The commits that changed a file, by its path from the current folder, the newest first; none where Git does not work. */
export async function commitsOf(path: string, most: number): Promise<string[]> {
  try {
    const { stdout } = await run('git', ['log', `--max-count=${most}`, '--format=%H', '--', path]);
    return stdout.split('\n').filter(Boolean);
  } catch {
    return [];
  }
}
