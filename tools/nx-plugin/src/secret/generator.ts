import { logger, type Tree } from '@nx/devkit';
import { parse } from 'jsonc-parser';
import { secretVariable, type Manifest } from '@gatehouse/service-manifest';
import { editManifest, manifestTextOf } from '../workspace/edit-manifest.ts';

export interface SecretOptions {
  service: string;
  key: string;
  secret: string;
}

/**
 * Lets a service read a secret. Asked for the same again, it changes nothing.
 * @throws one line where the service is not there, or calls another secret so already
 */
export default async function secret(
  tree: Tree,
  { service, key, secret: name }: SecretOptions,
): Promise<void> {
  const { secrets = {} } = parse(manifestTextOf(tree, service)) as Manifest;
  const existing = Object.hasOwn(secrets, key) ? secrets[key] : undefined;
  if (existing !== undefined && existing !== name)
    throw new Error(`${service} calls another secret "${key}" already: ${existing}`);
  await editManifest(tree, service, { path: ['secrets', key], value: name });
  logger.info(
    `${service} may read ${name}; its code finds the name in ${secretVariable(key)}: secrets.load(configuration.${secretVariable(key)}, schema)`,
  );
}
