import type { Surroundings } from './scenario.ts';

/** @throws {Error} with the difference */
export async function expectNoDifference(
  { run, expect }: Surroundings,
  cwd: string,
): Promise<void> {
  const { stdout } = await run('git', ['status', '--porcelain'], { cwd });
  const { stdout: difference } = await run('git', ['diff'], { cwd });
  expect(stdout === '', `there are changes:\n${stdout}\n${difference.slice(0, 4_000)}`);
}
