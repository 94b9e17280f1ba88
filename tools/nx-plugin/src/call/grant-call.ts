import { names, type Tree } from '@nx/devkit';
import { GatehouseError, type Manifest } from '@gatehouse/service-manifest';
import { editManifest } from '../sync/edit-manifest.ts';

/** Adds the call and the secret to the manifest; returns what the code calls the secret. */
export async function grantCall(
  tree: Tree,
  service: string,
  { calls, secrets = {} }: Manifest,
  other: string,
  keys: string,
): Promise<string> {
  if (!calls?.includes(other))
    await editManifest(
      tree,
      service,
      calls ? { path: ['calls', -1], value: other } : { path: ['calls'], value: [other] },
    );
  const existing = Object.entries(secrets).find(([, secret]) => secret === keys)?.[0];
  if (existing !== undefined) return existing;
  const key = `${names(other).propertyName}Keys`;
  if (Object.hasOwn(secrets, key))
    throw new GatehouseError(
      'GH-NX-010',
      `${service} already has another secret under the key "${key}": ${secrets[key]}`,
    );
  await editManifest(tree, service, { path: ['secrets', key], value: keys });
  return key;
}
