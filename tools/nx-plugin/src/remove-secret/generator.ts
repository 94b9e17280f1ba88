import { logger, type Tree } from '@nx/devkit';
import {
  GatehouseError,
  ownerOfSecret,
  secretVariable,
  suggest,
} from '@gatehouse/service-manifest';
import { editManifest } from '../sync/edit-manifest.ts';
import { findService } from '../workspace/find-service.ts';
import { manifestsOf } from '../workspace/read-services.ts';
import { refuseUsed } from '../workspace/refuse-used.ts';
import { withHint } from '../workspace/with-hint.ts';

export interface RemoveSecretOptions {
  service: string;
  key: string;
}

/**
 * Removes a secret from a service. Without a secret under this key, nothing changes.
 * @throws one line if there is no such service, its code still reads the secret, or callers authenticate with it
 */
async function removeSecret(
  tree: Tree,
  { service: given, key }: RemoveSecretOptions,
): Promise<void> {
  const { name: service } = findService(tree, given);
  const { secrets = {} } = manifestsOf(tree).get(service)!;
  const keys = Object.keys(secrets);
  if (!keys.includes(key)) {
    logger.info(
      `${service} has no secret under the key "${key}"${suggest(key, keys) || '; nothing to do'}`,
    );
    return;
  }
  if (key === 'apiKeys')
    throw new GatehouseError(
      'GH-NX-005',
      `Cannot take "apiKeys" from ${service}: callers authenticate with it`,
    );
  const secret = secrets[key]!;
  refuseUsed(tree, service, `the secret "${secret}"`, [secretVariable(key), secret]);
  await editManifest(tree, service, {
    path: keys.length === 1 ? ['secrets'] : ['secrets', key],
    value: undefined,
  });
  const retained =
    ownerOfSecret(secret) === service
      ? '. AWS retains it when the infrastructure is deployed; delete it there if it is no longer needed'
      : '';
  logger.info(`${service} may no longer read ${secret}${retained}`);
}

export default withHint(removeSecret);
