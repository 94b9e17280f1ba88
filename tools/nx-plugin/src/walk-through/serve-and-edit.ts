import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { callIn } from './call-in-banner.ts';

export interface Edited {
  /** From `nx serve` to the banner, in seconds. */
  readonly start: number;
  /** From each save to the response of the new version, in seconds. */
  readonly saves: readonly number[];
}

const MOST_MS = 120_000;
const SAVES = 10;
/** The time between two saves of a person, in which the process for the next start gets ready. */
const PAUSE_MS = 1_000;

/**
 * Serves the generated service "orders", calls it as its banner says, saves its first route ten times as editors do that
 * write beside the file and rename, and ends it with Ctrl-C.
 * @param cwd The workspace.
 * @param env Variables of the shell.
 */
export async function serveAndEdit(cwd: string, env: NodeJS.ProcessEnv): Promise<Edited> {
  const port = String(await freePort());
  const started = performance.now();
  const child = spawn('npx', ['nx', 'serve', 'orders'], {
    cwd,
    env: { ...env, ORDERS_PORT: port, LOCAL_AWS_PORT: String(await freePort()), NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A separate process group, as in a shell: Ctrl-C reaches all of it.
    detached: true,
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  const exit = once(child, 'exit');
  try {
    const call = await until('the banner', () => callIn(output));
    const start = secondsSince(started);
    const file = join(cwd, 'apps/orders/src/greetings/greetings-route.ts');
    const source = readFileSync(file, 'utf8');
    const saves: number[] = [];
    for (let save = 1; save <= SAVES; save += 1) {
      writeFileSync(`${file}.saving`, source.replace('Hello,', `Save ${save},`));
      await sleep(PAUSE_MS);
      const saved = performance.now();
      renameSync(`${file}.saving`, file);
      await until('the new version', async () => (await call()) === `Save ${save}, Ada`);
      saves.push(secondsSince(saved));
    }
    writeFileSync(file, source);
    return { start, saves };
  } catch (error) {
    throw new Error(`${(error as Error).message}\n${output}`, { cause: error });
  } finally {
    process.kill(-child.pid!, 'SIGINT');
    await exit;
  }
}

/** Retries, because a restarting service refuses connections. */
async function until<T>(what: string, condition: () => T | Promise<T>): Promise<NonNullable<T>> {
  for (const started = performance.now(); performance.now() - started < MOST_MS; await sleep(10)) {
    const result = await Promise.resolve(condition()).catch(() => undefined);
    if (result) return result;
  }
  throw new Error(`${what} did not come within ${MOST_MS} ms`);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

const secondsSince = (time: number) => (performance.now() - time) / 1_000;
