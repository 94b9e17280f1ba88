import type { Surroundings } from './scenario.ts';

/** Commits all changes in the repository `cwd`. */
export async function commit({ run }: Surroundings, cwd: string, message: string): Promise<void> {
  await run('git', ['add', '--all'], { cwd });
  const identity = ['-c', 'user.name=E2E', '-c', 'user.email=e2e@gatehouse.invalid'];
  await run('git', [...identity, 'commit', '--quiet', '--message', message], { cwd });
}
