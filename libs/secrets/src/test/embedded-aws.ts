import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { startLocalAws } from '@gatehouse/local-aws';
import { waitFor } from '@gatehouse/testing';
import { createSecrets, type Secrets } from '../create-secrets.ts';
import { type RefreshOptions } from '../options.ts';
import { expectNothingShown } from './nothing-shows.ts';
import { recordingLogger } from './recording-logger.ts';

/** Resolves when the health check passes, which on a busy machine may take another refresh. */
export const waitUntilHealthy = (secrets: Secrets) =>
  waitFor('a passing health check', () => {
    secrets.check();
    return true;
  });

/** The embedded AWS for one spec file, the real SDK, and secrets objects that are closed afterwards. */
export async function startEmbeddedAws(port = 0) {
  const aws = await startLocalAws({ port });
  const client = new SecretsManagerClient({
    endpoint: aws.url,
    region: aws.region,
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });
  const opened: Secrets[] = [];
  const logs: ReturnType<typeof recordingLogger>[] = [];

  return {
    ...aws,
    client,
    /** Number of GetSecretValue calls so far. */
    reads: () => aws.calls().secretsmanager?.['GetSecretValue'] ?? 0,
    fail(kind: 'hang' | 'throttle' | 'error') {
      aws.faults.set({ service: 'secretsmanager', kind });
    },
    open(options: Omit<RefreshOptions, 'logger'> = {}) {
      const log = recordingLogger();
      const secrets = createSecrets({ client, logger: log.logger, ...options });
      opened.push(secrets);
      logs.push(log);
      return { secrets, log };
    },
    /**
     * After each test: closes what the test opened, repairs what it broke, and searches its log for
     * secrets.
     */
    reset() {
      aws.faults.clear();
      for (const secrets of opened.splice(0)) secrets.close();
      for (const log of logs.splice(0)) expectNothingShown(log.lines);
    },
    async stop() {
      client.destroy();
      await aws.stop();
    },
  };
}
