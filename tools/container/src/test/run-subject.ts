import { join } from 'node:path';
import { seedForService, serviceEnvironment, startLocalAws } from '@gatehouse/local-aws';
import { resolveSettings } from '@gatehouse/service-manifest';
import { seededSecrets, waitFor } from '@gatehouse/testing';
import { docker } from '../docker.ts';
import { answeringPeer } from './answering-peer.ts';
import { mountedVolumes } from './mounted-volumes.ts';
import { hasHealth, type RunningContainer } from './running-container.ts';
import { folder, manifest, workspace } from './subject.ts';

/** Milliseconds in which a service goes on serving after it was told to stop; less than in AWS, to save time. */
export const DRAIN_MS = 3_000;

/** Starts the image and waits until it is healthy. @param more Arguments of `docker run`. */
export async function runSubject(
  image: string,
  more: readonly string[] = [],
): Promise<RunningContainer> {
  const keys = JSON.stringify({ current: seededSecrets.currentKey });
  const secrets = Object.fromEntries(
    Object.values(manifest.secrets ?? {}).map((secret) => [secret, keys]),
  );
  const aws = await startLocalAws({
    seed: { ...(await seedForService(join(workspace, folder), manifest)), secrets },
  });
  const peer = await answeringPeer();
  const volumes = mountedVolumes();
  const release = async () => {
    peer.close();
    volumes.remove();
    await aws.stop();
  };
  const environment = {
    ...serviceEnvironment(manifest, {
      region: aws.region,
      endpoint: aws.url,
      urlOf: () => peer.url,
    }),
    DRAIN_DELAY_MS: String(DRAIN_MS),
  };
  const { size, temporaryStorage } = resolveSettings(manifest, 'production');
  const id = await docker([
    ...['run', '--detach', '--network=host', '--read-only', '--cap-drop=ALL'],
    ...[
      '--security-opt=no-new-privileges',
      `--memory=${size.memory}m`,
      `--cpus=${size.cpu / 1_024}`,
    ],
    ...(temporaryStorage ? [`--tmpfs=/tmp:rw,noexec,nosuid,size=${temporaryStorage}m`] : []),
    ...volumes.options,
    ...['--health-interval=1s', '--health-timeout=2s', '--health-retries=2'],
    ...Object.entries(environment).map(([key, value]) => `--env=${key}=${value}`),
    ...more,
    image,
  ]).catch(async (error: unknown) => {
    // Else the tests would not end.
    await release();
    throw error;
  });
  const container: RunningContainer = {
    id,
    url: `http://127.0.0.1:${manifest.port}`,
    node: (script) => docker(['exec', id, NODE, '-e', script]),
    inspect: async (field) =>
      JSON.parse(await docker(['inspect', '--format', `{{json ${field}}}`, id])),
    logs: () => docker(['logs', id]),
    async remove() {
      await docker(['rm', '--force', id]);
      await release();
    },
  };
  await waitFor('the container to be healthy', () => hasHealth(container, 'healthy'), 60_000).catch(
    async (error) => {
      const logs = await container.logs();
      await container.remove();
      throw new Error(`${(error as Error).message}: ${logs}`, { cause: error });
    },
  );
  return container;
}

const NODE = manifest.base === 'alpine' ? '/usr/bin/node' : '/nodejs/bin/node';
