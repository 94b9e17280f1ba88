import { logger, type Tree } from '@nx/devkit';
import {
  GatehouseError,
  grantOf,
  GRANT_KINDS,
  IDEMPOTENCY,
  ownersOf,
  variableOf,
  type GrantKind,
} from '@gatehouse/service-manifest';
import { newGrant, termEdits, type GrantTerms } from './grant-edits.ts';
import { listed, type List } from '../workspace/listed.ts';
import { editManifest } from '../sync/edit-manifest.ts';
import { findService } from '../workspace/find-service.ts';
import { APPS, manifestsOf } from '../workspace/read-services.ts';
import { refuseUnknownKind } from '../workspace/refuse-unknown-kind.ts';
import { withHint } from '../workspace/with-hint.ts';

export interface GrantOptions extends Omit<GrantTerms, 'topics'> {
  service: string;
  kind: GrantKind;
  name: string;
  topics?: List;
  owner?: string;
}

/**
 * Grants a service a topic, table, bucket, queue or volume, its own or another service's, or changes its permissions.
 * Omitted options leave a grant unchanged. A second run with the same options changes nothing.
 * @throws if there is no such service or owner, the grant is invalid, or another service is the owner
 */
async function grant(tree: Tree, options: GrantOptions): Promise<void> {
  const { kind, name } = options;
  refuseUnknownKind(kind, GRANT_KINDS);
  const { name: service } = findService(tree, options.service);
  const owner = options.owner && findService(tree, options.owner).name;
  const manifests = manifestsOf(tree);
  const { grants } = manifests.get(service)!;
  if (kind === 'volume' && owner !== undefined)
    throw new GatehouseError(
      'GH-NX-004',
      `A volume belongs to one service alone; omit --owner, or share the files in a bucket`,
    );
  if (kind === 'database')
    throw new GatehouseError(
      'GH-NX-004',
      `A database needs migrations; to add it with them, run "npx nx generate database ${service} ${name}"`,
    );
  const existing = grantOf(grants ?? [], { kind, name });
  const [other] = existing || kind === 'volume' ? [] : ownersOf({ kind, name }, manifests);
  if (existing && owner !== undefined && owner !== existing.owner)
    throw new GatehouseError(
      'GH-NX-004',
      `${APPS}/${service}/service.json states that the ${kind} "${name}" belongs to ${existing.owner ?? service}, not to ${owner}`,
    );
  if (other !== undefined && owner === undefined)
    throw new GatehouseError(
      'GH-NX-004',
      `The ${kind} "${name}" belongs to ${other}; to grant it, add --owner=${other}`,
    );
  const terms = termsOf(options);
  const grant = existing ?? newGrant(kind, name, owner, terms);
  const edits = existing
    ? termEdits(grants!.indexOf(existing), terms)
    : [grants ? { path: ['grants', -1], value: grant } : { path: ['grants'], value: [grant] }];
  await editManifest(tree, service, ...edits);
  const { access: granted, delete: deletes = false } = { ...grant, ...terms } as GrantTerms;
  if (granted === IDEMPOTENCY) {
    logger.info(`${service} keeps idempotency keys in ${name}; its code uses context.idempotency`);
    return;
  }
  const variable = variableOf(grant);
  logger.info(
    `${service} may ${granted}${deletes ? ' and delete' : ''} ${name}; its code reads ${variable}`,
  );
}

/** The given values, without empty ones. */
function termsOf(options: GrantOptions): GrantTerms {
  const { access, ttl, visibility, attempts } = options;
  const topics = listed(options.topics);
  return {
    ...(access && { access }),
    ...(options.delete !== undefined && { delete: options.delete }),
    ...(ttl && { ttl }),
    ...(visibility !== undefined && { visibility }),
    ...(attempts !== undefined && { attempts }),
    ...(topics.length > 0 && { topics }),
  };
}

export default withHint(grant);
