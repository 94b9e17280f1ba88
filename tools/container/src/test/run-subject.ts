import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seedForService, serviceEnvironment, startLocalAws } from '@gatehouse/local-aws';
import { resolveSettings, volumePath, volumesOf } from '@gatehouse/service-manifest';
import { seededSecrets, waitFor } from '@gatehouse/testing';
import { docker } from '../docker.ts';
import { folder, manifest, workspace } from './subject.ts';

/** A container that runs as Fargate would run it, with an embedded AWS beside it. */
export interface RunningContainer {
  readonly id: string;
  readonly url: string;
  /** Runs a script with the container's own Node, in it. Gives what it prints. */
  node(script: string): Promise<string>;
  /** What docker says of it. */
  inspect<T>(field: string): Promise<T>;
  logs(): Promise<string>;
  remove(): Promise<void>;
}

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

/** A temporary folder for each volume, which the user of the image may write as it may on EFS. */
function mountedVolumes(): { options: string[]; remove: () => void } {
  const volumes = volumesOf(manifest);
  if (volumes.length === 0) return { options: [], remove: () => undefined };
  const root = mkdtempSync(join(tmpdir(), 'gatehouse-volumes-'));
  const options = volumes.map(({ volume, access }) => {
    const folder = join(root, volume);
    mkdirSync(folder);
    chmodSync(folder, 0o777);
    return `--volume=${folder}:${volumePath(volume)}${access === 'read' ? ':ro' : ''}`;
  });
  return { options, remove: () => rmSync(root, { recursive: true, force: true }) };
}

/** Stands for the services that this one calls: has something good to say about everything. */
async function answeringPeer(): Promise<{ url: string; close: () => void }> {
  const server = createServer((_request, response) => response.end('{}')).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, close: () => server.close() };
}

/** Whether docker takes a container for healthy, by what its HEALTHCHECK says. */
export async function hasHealth(
  container: RunningContainer,
  health: 'healthy' | 'unhealthy',
): Promise<boolean> {
  return (await container.inspect('.State.Health.Status')) === health;
}

const NODE = manifest.base === 'alpine' ? '/usr/bin/node' : '/nodejs/bin/node';
