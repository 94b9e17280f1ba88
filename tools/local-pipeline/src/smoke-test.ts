import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { seedForService, serviceEnvironment, startLocalAws } from '@gatehouse/local-aws';
import { readManifest } from '@gatehouse/service-manifest';
import { freePort } from './free-port.ts';
import type { RunCommand } from './run-command.ts';
import type { StageResult } from './stage.ts';

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
export async function smokeTest({
  root,
  service,
  environment,
  run,
}: SmokeTest): Promise<StageResult> {
  const folder = join(root, 'apps', service);
  const file = `apps/${service}/service.json`;
  const manifest = readManifest(file, readFileSync(join(root, file), 'utf8'));
  const aws = await startLocalAws({ seed: await seedForService(folder, manifest) });
  const port = await freePort();
  const child = spawn(process.execPath, [join(folder, 'dist/bundle/main.mjs')], {
    env: {
      PATH: process.env['PATH'],
      ...serviceEnvironment(manifest, {
        region: aws.region,
        endpoint: aws.url,
        // Services that it calls do not run here; it has to be well without them.
        urlOf: () => 'http://127.0.0.1:1',
      }),
      PORT: String(port),
    },
    stdio: 'ignore',
  });
  try {
    const { code } = await run('npx', [
      ...['gatehouse', 'smoke', '--service', service, '--environment', environment],
      ...['--url', `http://127.0.0.1:${port}`],
    ]);
    return code === 0
      ? { outcome: 'passed', detail: 'well, and refuses who has no key' }
      : { outcome: 'failed', detail: `exit code ${code}` };
  } finally {
    if (child.exitCode === null) {
      child.kill('SIGTERM');
      await once(child, 'exit');
    }
    await aws.stop();
  }
}
