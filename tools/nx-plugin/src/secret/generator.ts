import { logger, type Tree } from '@nx/devkit';
import { parse } from 'jsonc-parser';
import { GatehouseError, secretVariable, type Manifest } from '@gatehouse/service-manifest';
import { editManifest } from '../sync/edit-manifest.ts';
import { findService } from '../workspace/find-service.ts';
import { withHint } from '../workspace/with-hint.ts';

export interface SecretOptions {
  service: string;
  key: string;
  secret: string;
}

/**
 * Lets a service read a secret. A second run with the same options changes nothing.
 * @throws one line if there is no such service, or it has another secret under this key
 */
async function secret(
  tree: Tree,
  { service: given, key, secret: name }: SecretOptions,
): Promise<void> {
  const { name: service, text } = findService(tree, given);
  const { secrets = {} } = parse(text) as Manifest;
  const existing = Object.hasOwn(secrets, key) ? secrets[key] : undefined;
  if (existing !== undefined && existing !== name)
    throw new GatehouseError(
      'GH-NX-002',
      `${service} already has another secret under the key "${key}": ${existing}`,
    );
  await editManifest(tree, service, { path: ['secrets', key], value: name });
  logger.info(
    `${service} may read ${name}; its code reads the name from ${secretVariable(key)}: secrets.load(configuration.${secretVariable(key)}, schema)`,
  );
}

export default withHint(secret);
