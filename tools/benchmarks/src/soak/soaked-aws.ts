import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  seedForService,
  startLocalAws,
  type LocalAws,
  type readManifests,
} from '@gatehouse/local-aws';

export const root = fileURLToPath(new URL('../../../..', import.meta.url));

export const SERVICES = ['notification-service', 'api-service'] as const;

export const secretNames = SERVICES.map((name) => `${name}/api-keys`);

/** Starts the embedded AWS with what both services need, and these API keys. */
export async function startSoakedAws(
  port: number,
  manifests: Awaited<ReturnType<typeof readManifests>>,
  keys: { readonly current: string; readonly previous: string },
): Promise<LocalAws> {
  const seeds = await Promise.all(
    SERVICES.map((name) => seedForService(join(root, 'apps', name), manifests.get(name)!)),
  );
  const secrets = Object.fromEntries(secretNames.map((name) => [name, keys]));
  return startLocalAws({ port, seed: { ...Object.assign({}, ...seeds), secrets } });
}
