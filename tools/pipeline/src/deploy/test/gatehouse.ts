import { join } from 'node:path';
import { startCommand, type TestProcess } from '@gatehouse/testing';
import type { World } from './world.ts';

const bin = join(import.meta.dirname, '../../../bin/gatehouse.js');

/** The command itself, in a process of its own. */
export const startGatehouse = (
  world: World,
  args: readonly string[],
  env: Record<string, string> = {},
): TestProcess =>
  startCommand(process.execPath, [bin, ...args], {
    cwd: world.root,
    env: { AWS_ENDPOINT_URL: world.aws.url, NO_COLOR: '1', ...env },
  });

/** Runs it to its end. */
export async function gatehouse(world: World, args: readonly string[], env = {}) {
  const child = startGatehouse(world, args, env);
  const { code } = await child.exit;
  return { code, stdout: child.stdout(), stderr: child.stderr() };
}
