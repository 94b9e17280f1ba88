import { setTimeout as sleep } from 'node:timers/promises';
import { GatehouseError } from '@gatehouse/service-manifest';
import { joinAws, type JoinedAws } from './join-aws.ts';
import { startAws } from './start-aws.ts';

const FIRST_PORT = 4566;
/** The number of ports to try. */
const PORTS = 10;
/** The longest time between another process taking the port and accepting users. */
const STARTING_MS = 10_000;

/**
 * Joins the running AWS of this workspace, or starts one. All users try the same ports in the same order, so they find
 * each other even if other programs have some of the ports.
 * @param port the chosen port. Default: the first free one from 4566
 * @throws if the chosen port, or each of the default ones, is taken
 */
export async function useAws(
  workspace: string,
  port: number | undefined,
  signal: AbortSignal,
): Promise<JoinedAws> {
  const ports =
    port === undefined ? Array.from({ length: PORTS }, (_, index) => FIRST_PORT + index) : [port];
  for (const each of ports) {
    const running = await joinAws(workspace, each);
    if (running && running !== 'another') return running;
  }
  for (const each of ports) {
    const found =
      (await startAws(workspace, each, signal)) ?? (await whenStarted(workspace, each, signal));
    if (found) return found;
  }
  const [first = FIRST_PORT] = ports;
  throw new GatehouseError(
    'GH-LOCAL-001',
    port === undefined
      ? `The ports ${first} to ${first + PORTS - 1} are taken. Choose another for the local AWS: LOCAL_AWS_PORT=4600`
      : `LOCAL_AWS_PORT is ${port}, and another program has that port. Stop it, or choose another: LOCAL_AWS_PORT=${port + 1}`,
  );
}

/** If two users start at the same time, the second one waits for the AWS of the first. */
async function whenStarted(
  workspace: string,
  port: number,
  signal: AbortSignal,
): Promise<JoinedAws | undefined> {
  const end = Date.now() + STARTING_MS;
  while (Date.now() < end && (await isAnAws(port))) {
    signal.throwIfAborted();
    const running = await joinAws(workspace, port);
    if (running) return running === 'another' ? undefined : running;
    await sleep(50);
  }
  return undefined;
}

async function isAnAws(port: number): Promise<boolean> {
  const response = await fetch(`http://127.0.0.1:${port}/_local/health`, {
    signal: AbortSignal.timeout(3_000),
  }).catch(() => undefined);
  const body = await response?.text().catch(() => '');
  return body !== undefined && /^\{"status":"(?:ready|starting)"\}$/.test(body);
}
