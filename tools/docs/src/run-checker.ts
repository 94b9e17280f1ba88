import { spawnSync } from 'node:child_process';

/**
 * Runs the command of an installed package with the terminal's stdout and stderr.
 * @returns whether it exited with 0
 */
export function runChecker(root: string, command: string, args: readonly string[]): boolean {
  const { status } = spawnSync('npx', ['--no', '--', command, ...args], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  return status === 0;
}
