import { logger, type Tree } from '@nx/devkit';
import {
  GatehouseError,
  grantOf,
  GRANT_KINDS,
  grantVariable,
  IDEMPOTENCY,
  ownersOf,
  type Grant,
} from '@gatehouse/service-manifest';
import { editManifest } from '../sync/edit-manifest.ts';
import { findService } from '../workspace/find-service.ts';
import { APPS, manifestsOf } from '../workspace/read-services.ts';
import { refuseUnknownKind } from '../workspace/refuse-unknown-kind.ts';
import { withHint } from '../workspace/with-hint.ts';

export interface GrantOptions {
  service: string;
  kind: 'topic' | 'table' | 'bucket';
  name: string;
  access?: 'publish' | 'read' | 'write' | 'read-write' | 'idempotency';
  owner?: string;
}

/**
 * Grants a service a topic, table or bucket, its own or another service's, or changes the access to it.
 * Run again with the same options, it changes nothing.
 * @throws where there is no such service or owner, the grant is not valid, or another service is the owner
 */
async function grant(tree: Tree, options: GrantOptions): Promise<void> {
  const { kind, name, access = kind === 'topic' ? 'publish' : 'read' } = options;
  refuseUnknownKind(kind, GRANT_KINDS);
  const { name: service } = findService(tree, options.service);
  const owner = options.owner && findService(tree, options.owner).name;
  const manifests = manifestsOf(tree);
  const { grants } = manifests.get(service)!;
  const existing = grantOf(grants ?? [], { kind, name });
  const [other] = existing ? [] : ownersOf({ kind, name }, manifests);
  if (existing && owner !== undefined && owner !== existing.owner)
    throw new GatehouseError(
      'GH-NX-004',
      `${APPS}/${service}/service.json says that the ${kind} "${name}" belongs to ${existing.owner ?? service}, not to ${owner}`,
    );
  if (other !== undefined && owner === undefined)
    throw new GatehouseError(
      'GH-NX-004',
      `The ${kind} "${name}" belongs to ${other}; to grant it, add --owner=${other}`,
    );
  const added = { [kind]: name, access, ...(owner && { owner }) } as unknown as Grant;
  await editManifest(
    tree,
    service,
    existing
      ? { path: ['grants', grants!.indexOf(existing), 'access'], value: access }
      : grants
        ? { path: ['grants', -1], value: added }
        : { path: ['grants'], value: [added] },
  );
  if (access === IDEMPOTENCY) {
    logger.info(`${service} keeps idempotency keys in ${name}; its code uses context.idempotency`);
    return;
  }
  const variable = kind === 'topic' ? 'TOPIC_ARNS' : grantVariable(kind, name);
  logger.info(`${service} may ${access} ${name}; its code reads ${variable}`);
}

export default withHint(grant);
