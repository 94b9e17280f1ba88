import { spawnSync } from 'node:child_process';
import { GatehouseError } from '@gatehouse/service-manifest';

/** @throws with one line for another exit code than the expected ones */
export function runGit(args: readonly string[], expected: readonly number[]) {
  const { status, stdout, stderr, error } = spawnSync('git', args, { encoding: 'utf8' });
  if (error === undefined && expected.includes(status ?? -1)) return { status, stdout };
  const reason = error?.message ?? stderr.trim().split('\n').at(-1);
  throw new GatehouseError(
    'GH-WORKSPACE-007',
    `git ${args.slice(0, 2).join(' ')} failed: ${reason}`,
    { cause: error },
  );
}

/** The output of a Git command, which must succeed. */
export const git = (...args: readonly string[]): string => runGit(args, [0]).stdout;
