import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  seedForService,
  serviceEnvironment,
  startLocalAws,
  type LocalAws,
} from '@gatehouse/local-aws';
import { createService, type Service, type ServiceDefinition } from '@gatehouse/service-kit';
import { readManifest, type Manifest } from '@gatehouse/service-manifest';
import { LogCapture } from '@gatehouse/testing';
import { showFailedRequests } from './failed-requests.ts';
import { secretsOf } from './secrets-of.ts';
import type { StartOptions } from './start-options.ts';

/** A service that a test drives, with what is around it. */
export interface RunningService {
  readonly aws: LocalAws;
  readonly logs: LogCapture;
  readonly service: Service;
  /** The environment that it was made with, for a test that starts it as a process. */
  readonly environment: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

/**
 * Starts a service on an AWS of its own, which has exactly what the manifest in `folder` grants.
 * Callers authenticate with `seededSecrets.currentKey` or `previousKey`. Drive `service.app` with supertest.
 */
export async function startService<C>(
  definition: ServiceDefinition<C>,
  folder: string,
  options: StartOptions = {},
): Promise<RunningService> {
  const file = join(folder, 'service.json');
  const manifest = readManifest(file, readFileSync(file, 'utf8'));
  const aws = await startLocalAws({
    seed: { ...(await seedForService(folder, manifest)), secrets: secretsOf(manifest) },
  });
  try {
    return await startOn(aws, definition, manifest, options);
  } catch (error) {
    // Otherwise the test process would never exit.
    await aws.stop();
    throw error;
  }
}

async function startOn<C>(
  aws: LocalAws,
  definition: ServiceDefinition<C>,
  manifest: Manifest,
  { environment: overrides = {}, peers = {} }: StartOptions,
): Promise<RunningService> {
  const environment = {
    ...serviceEnvironment(manifest, {
      region: aws.region,
      endpoint: aws.url,
      databasePort: aws.databasePort(),
      urlOf: (service) => peers[service] ?? 'http://127.0.0.1:1',
    }),
    PORT: '0',
    SECRETS_REFRESH_MS: '200',
    ...overrides,
  };
  // The SDK reads these from the process itself.
  for (const [name, value] of Object.entries(environment))
    if (name.startsWith('AWS_')) process.env[name] = value;
  const logs = showFailedRequests(new LogCapture(), (text) => process.stderr.write(text));
  const service = await createService(definition, { environment, logDestination: logs });
  service.health.started();
  return {
    aws,
    logs,
    service,
    environment,
    async close() {
      try {
        await service.close();
      } finally {
        await aws.stop();
      }
    },
  };
}
