import { spawn } from 'node:child_process';
import { basename, resolve } from 'node:path';
import { readManifests } from '@gatehouse/local-aws';
import type { Manifest } from '@gatehouse/service-manifest';
import pc from 'picocolors';
import { banner } from './banner.ts';
import { localEndpoint, localEnvironment } from './local-environment.ts';
import { answers } from './wait-until.ts';

/**
 * Serves the service whose folder this is started in: waits for the local AWS, runs `src/main.ts`
 * again whenever a file that it imports changes, and prints where it is once it is ready. Ends with
 * the service, and takes it along on SIGINT, SIGTERM and SIGHUP.
 */
const AWS_PATIENCE_MS = 30_000;

const folder = process.cwd();
const name = basename(folder);
const ending = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.on(signal, () => ending.abort());

try {
  process.exitCode = await serve();
} catch (error) {
  process.stderr.write(`${name}: ${(error as Error).message}\n`);
  process.exitCode = 1;
}

async function serve(): Promise<number> {
  const manifests = await readManifests(resolve(folder, '../..'));
  const manifest = manifests.get(name);
  if (manifest === undefined) throw new Error('there is no service.json here');
  const endpoint = localEndpoint(process.env);
  const patience = AbortSignal.any([ending.signal, AbortSignal.timeout(AWS_PATIENCE_MS)]);
  // LocalStack and moto have no such path, and are there already.
  if (!process.env['AWS_ENDPOINT_URL'] && !(await answers(`${endpoint}/_local/health`, patience))) {
    if (ending.signal.aborted) return 0;
    throw new Error(`no local AWS at ${endpoint} after ${AWS_PATIENCE_MS / 1_000} s`);
  }

  const environment = localEnvironment(name, manifest, portsOf(manifests), process.env);
  const code = run(environment);
  void announce(`http://127.0.0.1:${environment.PORT}`, { topic: firstTopic(manifest) });
  return code;
}

function portsOf(manifests: ReadonlyMap<string, Manifest>): Map<string, number> {
  return new Map([...manifests].map(([service, { port }]) => [service, port]));
}

/** What the example call publishes to. */
function firstTopic({ grants = [] }: Manifest): string {
  return grants.flatMap((grant) => ('topic' in grant ? grant.topic : []))[0] ?? '';
}

/** In a process group of its own, so that Ctrl-C reaches it once: from here. */
function run(environment: Record<string, string>): Promise<number> {
  const guard = new URL('refuse-foreign-pages.ts', import.meta.url).href;
  const args = [
    ...['--watch', '--watch-preserve-output', '--conditions=@nx-source/gatehouse'],
    ...['--import', 'tsx', '--import', guard],
  ];
  const child = spawn(process.execPath, [...args, 'src/main.ts'], {
    env: environment,
    stdio: ['ignore', 'inherit', 'inherit'],
    detached: true,
  });
  ending.signal.addEventListener('abort', () => child.kill('SIGTERM'));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code, signal) => {
      const asked = ending.signal.aborted;
      ending.abort();
      resolve(asked ? 0 : (code ?? (signal ? 1 : 0)));
    });
  });
}

async function announce(url: string, examples: Record<string, string>): Promise<void> {
  if (!(await answers(`${url}/health`, ending.signal))) return;
  const response = await fetch(`${url}/openapi.json`).catch(() => undefined);
  const document = response?.ok ? ((await response.json()) as object) : undefined;
  const colours = pc.createColors(
    Boolean(process.stdout.isTTY || process.env['FORCE_COLOR']) && pc.isColorSupported,
  );
  process.stdout.write(banner(name, url, document, examples, colours));
}
