import { join } from 'node:path';
import {
  seedFromManifests,
  serviceEnvironment,
  startLocalAws,
  type LocalAws,
} from '@gatehouse/local-aws';
import { readWorkspace, type Manifest } from '@gatehouse/service-manifest';
import type { RunCommand } from './run-command.ts';
import type { StageResult } from './stage.ts';
import { startBundle } from './start-bundle.ts';

interface SmokeTest {
  readonly root: string;
  readonly service: string;
  readonly environment: string;
  readonly run: RunCommand;
}

/**
 * Starts the bundle as its image would, with an embedded AWS of its own, and tries it from outside. That AWS has what all
 * services of the workspace own: this one may read the secrets and tables of another. The ECS of the embedded AWS starts
 * nothing by itself.
 */
export async function smokeTest(test: SmokeTest): Promise<StageResult> {
  const { root, service } = test;
  const manifest = readWorkspace(root).manifest(service);
  const aws = await startLocalAws({ seed: await seedFromManifests(root) });
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
  const main = join(root, 'apps', service, 'dist/bundle/main.mjs');
  const child = await startBundle(main, {
    ...serviceEnvironment(manifest, {
      region: aws.region,
      endpoint: aws.url,
      // Services that it calls do not run here; it has to be healthy without them.
      urlOf: () => 'http://127.0.0.1:1',
    }),
    // Which the system gives it: no port is taken by another process in the meantime.
    PORT: '0',
    LOG_LEVEL: 'info',
  });
  try {
    if (child.port === undefined)
      return { outcome: 'failed', detail: `the service does not listen: ${child.reason}` };
    const { code } = await run('npx', [
      ...['gatehouse', 'smoke', '--service', service, '--environment', environment],
      ...['--url', `http://127.0.0.1:${child.port}`],
    ]);
    return code === 0
      ? { outcome: 'passed', detail: 'healthy; rejects unauthenticated calls' }
      : { outcome: 'failed', detail: `exit code ${code}` };
  } finally {
    await child.stop();
  }
}
