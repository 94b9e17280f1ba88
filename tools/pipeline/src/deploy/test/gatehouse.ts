import { join } from 'node:path';
import { startCommand, type TestProcess } from '@gatehouse/testing';
import { gatehouse as run, type Ended } from '../../test/gatehouse.ts';
import type { World } from './world.ts';

const bin = join(import.meta.dirname, '../../../bin/gatehouse.js');

/** What commands must not take from the run of the tests. */
const OWN = { GITHUB_SHA: '', GITHUB_STEP_SUMMARY: '', GITHUB_OUTPUT: '' };

/** Of ECS, milliseconds: commands go by the real clock, so that ECS has to as well while they run. */
const TICK_MS = 10;

/** Runs the command to its end, in this process. */
export async function gatehouse(
  world: World,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Ended> {
  world.delivery.ecs.tickEvery(TICK_MS);
  const ended = await run(args, { env: { ...process.env, ...OWN, ...env } });
  world.delivery.ecs.tickEvery(0);
  return ended;
}

/** The command itself, in a process of its own: for what this process cannot have, such as signals. */
export function startGatehouse(
  world: World,
  args: readonly string[],
  env: Record<string, string> = {},
): TestProcess {
  world.delivery.ecs.tickEvery(TICK_MS);
  return startCommand(process.execPath, [bin, ...args], {
    cwd: world.root,
    env: { AWS_ENDPOINT_URL: world.aws.url, NO_COLOR: '1', ...OWN, ...env },
  });
}
