import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { GatehouseError } from '@gatehouse/service-manifest';

const run = promisify(execFile);
const MOST_BYTES = 16 * 1_048_576;

/** Whether one commit is in the history of another; `unknown` if one of them is missing here. */
export type Ancestry = 'yes' | 'no' | 'unknown';

/**
 * Whether a commit is in the history of HEAD. A missing commit (a shallow clone, a deleted branch) is not, nor is one
 * that HEAD does not descend from.
 * @throws if Git fails, or if the current folder is not in a repository
 */
export async function isInHistory(commit: string): Promise<boolean> {
  await commitOf('HEAD');
  return (await isAncestor(commit, 'HEAD')) === 'yes';
}

/**
 * A commit is in its own history.
 * @throws if Git fails
 */
export async function isAncestor(commit: string, of: string): Promise<Ancestry> {
  try {
    await run('git', ['merge-base', '--is-ancestor', commit, of]);
    return 'yes';
  } catch (error) {
    // 1 means "no", 128 "no such commit": https://git-scm.com/docs/git-merge-base
    const { code } = error as { code?: number | string };
    if (code === 1) return 'no';
    if (code === 128) return 'unknown';
    throw error;
  }
}

/**
 * The commit of a branch, a tag or another revision.
 * @throws with one line if there is none
 */
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

/** Whether a clone lacks older commits. */
export async function isShallow(): Promise<boolean> {
  const { stdout } = await run('git', ['rev-parse', '--is-shallow-repository']);
  return stdout.trim() === 'true';
}

/** A file as of a commit, by its path relative to the current folder; undefined if it does not exist. */
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
 * The time of the newest commit that is in the history of one commit and not in that of others; undefined if there is
 * none. Commits that are missing here exclude nothing.
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

/** The commits that changed a file, by its path relative to the current folder, newest first; empty if Git fails. */
export async function commitsOf(path: string, most: number): Promise<string[]> {
  try {
    const { stdout } = await run('git', ['log', `--max-count=${most}`, '--format=%H', '--', path]);
    return stdout.split('\n').filter(Boolean);
  } catch {
    return [];
  }
}
