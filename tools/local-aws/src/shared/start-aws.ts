import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { GatehouseError } from '@gatehouse/service-manifest';
import { joinAws, type JoinedAws } from './join-aws.ts';

/** The exit code of an AWS whose port is taken. */
export const PORT_TAKEN = 3;

const EVERY_MS = 25;

/**
 * Starts an AWS for this workspace that outlives this process while others use it, and joins it.
 * @returns undefined if another program has the port
 * @throws if it cannot start, with its output
 */
export async function startAws(
  workspace: string,
  port: number,
  signal: AbortSignal,
): Promise<JoinedAws | undefined> {
  const folder = join(workspace, 'node_modules/.cache/gatehouse-local-aws');
  mkdirSync(folder, { recursive: true });
  const log = join(folder, `${port}.log`);
  const output = openSync(log, 'w');
  const launch = fileURLToPath(new URL('../launch.js', import.meta.url));
  const child = spawn(process.execPath, [launch, '--shared'], {
    // A separate session, so that Ctrl-C of one user does not stop it for the others.
    detached: true,
    stdio: ['ignore', output, output],
    env: { ...process.env, LOCAL_AWS_PORT: String(port), NX_WORKSPACE_ROOT: workspace },
  });
  closeSync(output);
  child.unref();
  const exit = once(child, 'exit').then(([code]) => code as number | null);
  let ended: number | null | undefined;
  void exit.then((code) => (ended = code ?? 1));
  while (ended === undefined) {
    if (signal.aborted) child.kill('SIGKILL');
    signal.throwIfAborted();
    const joined = await joinAws(workspace, port);
    if (joined) {
      // Another user was faster; this AWS would take the port when that one stops.
      if (joined === 'another' || joined.pid !== child.pid) child.kill('SIGKILL');
      return joined === 'another' ? undefined : joined;
    }
    await Promise.race([exit, sleep(EVERY_MS)]);
  }
  if (ended === PORT_TAKEN) return undefined;
  throw new GatehouseError(
    'GH-LOCAL-001',
    readFileSync(log, 'utf8').trim() || `The local AWS ended with code ${ended}`,
  );
}
