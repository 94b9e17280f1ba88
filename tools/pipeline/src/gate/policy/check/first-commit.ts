import { execFile } from 'node:child_process';
import { basename, dirname } from 'node:path';
import { promisify } from 'node:util';
import { errors, type Check } from './check.ts';

const run = promisify(execFile);

/**
 * The day on which a file was first committed, under any name, in UTC; undefined if Git does not know the file, or
 * without Git.
 */
export async function firstCommitDay(file: string): Promise<string | undefined> {
  const git = async (...args: string[]) => {
    const options = { cwd: dirname(file), encoding: 'utf8', timeout: 10_000 } as const;
    return (await run('git', args, options)).stdout.trim();
  };
  const name = basename(file);
  try {
    // A file that was removed and added again is a new one.
    if ((await git('ls-tree', 'HEAD', '--', name)) === '') return undefined;
    const added = ['--follow', '--diff-filter=A', '--max-count=1', '--format=%ct'];
    const seconds = Number(await git('log', ...added, '--', name));
    return seconds > 0 ? new Date(seconds * 1_000).toISOString().slice(0, 10) : undefined;
  } catch {
    return undefined;
  }
}

/**
 * An exception with an ever-renewed date would never end.
 * @param created `2026-11-30`
 */
export async function checkCreated(
  files: readonly { readonly file: string; readonly created: string }[],
): Promise<Check> {
  const found: string[] = [];
  for (const { file, created } of files) {
    const first = await firstCommitDay(file);
    if (first !== undefined && created > first)
      found.push(
        `${file}: created: is ${created}, but the file was committed on ${first}: an exception is not renewed by a later date; write a new one in a new file, and have it reviewed`,
      );
  }
  return errors(found);
}
