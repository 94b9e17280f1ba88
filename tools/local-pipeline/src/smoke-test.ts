import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import {
  seedForService,
  serviceEnvironment,
  startLocalAws,
  type LocalAws,
} from '@gatehouse/local-aws';
import { readWorkspace, type Manifest } from '@gatehouse/service-manifest';
import type { RunCommand } from './run-command.ts';
import type { StageResult } from './stage.ts';

/** How long a service may take to start, in milliseconds. */
const START_MS = 60_000;

interface SmokeTest {
  readonly root: string;
  readonly service: string;
  readonly environment: string;
  readonly run: RunCommand;
}

/**
 * Starts the bundle as its image would, with an embedded AWS of its own, and tries it from outside. The ECS of
 * the embedded AWS starts nothing by itself.
 */
export async function smokeTest(test: SmokeTest): Promise<StageResult> {
  const { root, service } = test;
  const folder = join(root, 'apps', service);
  const manifest = readWorkspace(root).manifest(service);
  const aws = await startLocalAws({ seed: await seedForService(folder, manifest) });
  try {
    return await smokeTestOn(aws, manifest, test);
  } finally {
    await aws.stop();
  }
}

async function smokeTestOn(
  aws: LocalAws,
  manifest: Manifest,
  { root, service, environment, run }: SmokeTest,
): Promise<StageResult> {
  const child = spawn(process.execPath, [join(root, 'apps', service, 'dist/bundle/main.mjs')], {
    env: {
      PATH: process.env['PATH'],
      ...serviceEnvironment(manifest, {
        region: aws.region,
        endpoint: aws.url,
        // Services that it calls do not run here; it has to be well without them.
        urlOf: () => 'http://127.0.0.1:1',
      }),
      // Which the system gives it: no port is taken by another process in the meantime.
      PORT: '0',
      LOG_LEVEL: 'info',
    },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  try {
    const port = await portOf(child.stdout);
    if (port === undefined) return { outcome: 'failed', detail: 'the service does not listen' };
    const { code } = await run('npx', [
      ...['gatehouse', 'smoke', '--service', service, '--environment', environment],
      ...['--url', `http://127.0.0.1:${port}`],
    ]);
    return code === 0
      ? { outcome: 'passed', detail: 'well, and refuses who has no key' }
      : { outcome: 'failed', detail: `exit code ${code}` };
  } finally {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGTERM');
      await once(child, 'exit');
    }
  }
}

/** The port that a service says it listens on, if it does in time. */
async function portOf(output: Readable): Promise<string | undefined> {
  const lines = createInterface({ input: output, signal: AbortSignal.timeout(START_MS) });
  for await (const line of lines) {
    const [, port] = /Listening on http:\/\/\S+:(\d+)/.exec(line) ?? [];
    if (port === undefined) continue;
    // What else it writes is not read, and must not hold it up.
    output.resume();
    return port;
  }
  return undefined;
}
