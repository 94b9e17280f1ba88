import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { bundleOptions, productionPackages, readLockfile } from '@gatehouse/bundle';

const root = fileURLToPath(new URL('../../../..', import.meta.url));
const bundles = fileURLToPath(new URL('../../dist/soak', import.meta.url));
const probe = fileURLToPath(new URL('heap-probe.mjs', import.meta.url));

/** File with the log of a service in the last soak. */
export const logOf = (name: string) => join(bundles, `${name}.log`);

/** A service as a real process, started from its bundle. */
export interface SoakedService {
  readonly name: string;
  readonly url: string;
  /** What it printed to stdout, byte for byte. */
  output(): string;
  /** Bytes on the heap after a full garbage collection. */
  heapAfterCollection(): Promise<number>;
  /**
   * Sends SIGTERM, waits for the exit, and returns the exit code, or the signal that ended the
   * process.
   */
  stop(): Promise<number | string>;
  kill(): void;
}

/**
 * Bundles a service of the workspace as `nx build` does, and starts it. Resolves when the service
 * listens.
 */
export async function startSoakedService(
  name: string,
  env: Record<string, string>,
): Promise<SoakedService> {
  const lockfile = readLockfile(root);
  const outdir = join(bundles, name);
  await build({
    ...bundleOptions(root, productionPackages(lockfile, `apps/${name}`)),
    entryPoints: [`apps/${name}/src/main.ts`],
    outdir,
  });
  const args = ['--expose-gc', '--enable-source-maps', '--import', probe, join(outdir, 'main.mjs')];
  const child = spawn(process.execPath, args, {
    env: { ...process.env, NODE_OPTIONS: '', ...env },
    stdio: ['ignore', 'pipe', 'inherit', 'pipe'],
  });
  const chunks: Buffer[] = [];
  child.stdout?.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = once(child, 'close') as Promise<[number | null, string | null]>;
  const output = () => Buffer.concat(chunks).toString();
  const heaps = createInterface({ input: child.stdio[3] as Readable });

  while (!output().includes('Listening on')) {
    if (child.exitCode !== null) throw new Error(`${name} ended before it listened:\n${output()}`);
    await Promise.race([once(child.stdout as Readable, 'data'), ended]);
  }
  return {
    name,
    url: `http://127.0.0.1:${env['PORT']}`,
    output,
    async heapAfterCollection() {
      const answered = once(heaps, 'line') as Promise<[string]>;
      child.kill('SIGUSR2');
      return Number((await answered)[0]);
    },
    async stop() {
      child.kill('SIGTERM');
      const [code, signal] = await ended;
      return code ?? signal ?? 'unknown';
    },
    kill: () => void child.kill('SIGKILL'),
  };
}
