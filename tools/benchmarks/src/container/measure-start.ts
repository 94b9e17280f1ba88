import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { docker } from '@gatehouse/container';
import { freePort } from '@gatehouse/testing';
import type { Variant } from '../harness/benchmark.ts';

/** What to start in a container. */
export interface Started extends Variant {
  readonly image: string;
  /** Arguments of `docker run` before the image. */
  readonly options?: readonly string[];
  /** Arguments after the image. */
  readonly command?: readonly string[];
}

export interface StartInContainer {
  /** From `docker start` until it listens. */
  readonly milliseconds: number;
  /** CPU time of the Node.js process until then; the kernel counts in steps of 10 ms. */
  readonly cpuMs: number;
}

const PATIENCE_MS = 20_000;
/** https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html; the steps are hundredths of a second. */
const STEP_MS = 10;

/** Starts a container as Fargate does, and waits until it listens. */
export async function measureStart(
  { image, options = [], command = [] }: Started,
  env: Readonly<Record<string, string>>,
): Promise<StartInContainer> {
  const port = await freePort();
  const variables = Object.entries({ ...env, PORT: String(port) });
  const id = await docker([
    ...['create', '--network=host', '--read-only', '--user=1001:1001', '--cap-drop=ALL'],
    ...variables.map(([name, value]) => `--env=${name}=${value}`),
    ...[...options, image, ...command],
  ]);
  try {
    const started = performance.now();
    await docker(['start', id]);
    // Long before it listens: after that it does more work, such as checking its dependencies.
    const node = await nodeProcess(id);
    while (!(await listens(port))) {
      if (performance.now() - started > PATIENCE_MS)
        throw new Error(`${image} does not listen: ${await docker(['logs', id])}`);
      await sleep(5);
    }
    return { milliseconds: performance.now() - started, cpuMs: cpuOf(node) };
  } finally {
    await docker(['rm', '--force', id]);
  }
}

function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.on('connect', () => resolve(true)).on('error', () => resolve(false));
    socket.on('connect', () => socket.destroy());
  });
}

/** dumb-init, if present, is the first process, and Node.js its child. */
async function nodeProcess(container: string): Promise<string> {
  const [, ...processes] = (await docker(['top', container, '-o', 'pid,args'])).split('\n');
  const node = processes.map((line) => line.trim()).find((line) => /^\d+\s+\S*\/node\s/.test(line));
  if (node === undefined) throw new Error(`There is no Node in the container ${container}`);
  return node.split(/\s/)[0] as string;
}

function cpuOf(pid: string): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ');
  return (Number(fields[11]) + Number(fields[12])) * STEP_MS;
}
