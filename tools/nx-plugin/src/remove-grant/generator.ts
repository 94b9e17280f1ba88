import { logger, type Tree } from '@nx/devkit';
import {
  GatehouseError,
  GRANT_KINDS,
  grantedThing,
  grantOf,
  IDEMPOTENCY,
  subscriptionsOf,
  suggest,
  variableOf,
  type GrantKind,
} from '@gatehouse/service-manifest';
import { editManifest } from '../sync/edit-manifest.ts';
import { findService } from '../workspace/find-service.ts';
import { manifestsOf } from '../workspace/read-services.ts';
import { refuseUnknownKind } from '../workspace/refuse-unknown-kind.ts';
import { refuseUsed } from '../workspace/refuse-used.ts';
import { withHint } from '../workspace/with-hint.ts';

export interface RemoveGrantOptions {
  service: string;
  kind: GrantKind;
  name: string;
}

/**
 * Removes a grant from a service; without the grant, nothing changes.
 * @throws with one line if the service does not exist, its code still uses the resource, or another service does
 */
async function removeGrant(tree: Tree, options: RemoveGrantOptions): Promise<void> {
  const { kind, name } = options;
  refuseUnknownKind(kind, GRANT_KINDS);
  const { name: service } = findService(tree, options.service);
  const manifests = manifestsOf(tree);
  const { grants = [] } = manifests.get(service)!;
  const grant = grantOf(grants, { kind, name });
  if (!grant) {
    const others = grants.map(grantedThing).filter((thing) => thing.kind === kind);
    const near =
      suggest(
        name,
        others.map((thing) => thing.name),
      ) || '; nothing to do';
    logger.info(`${service} has no ${kind} "${name}"${near}`);
    return;
  }
  const users = [...manifests].flatMap(([other, theirs]) =>
    theirs.grants?.some(
      (each) => each.owner === service && grantOf([each], { kind, name }) !== undefined,
    )
      ? other
      : [],
  );
  const what = `the ${kind} "${name}"`;
  if (users.length > 0)
    throw new GatehouseError(
      'GH-NX-011',
      `Cannot take ${what} from ${service}, which owns it: ${users.join(', ')} ${users.length === 1 ? 'uses' : 'use'} it. Run "npx nx generate remove-grant ${users[0]} ${kind} ${name}" first`,
    );
  const receivers =
    kind === 'topic' && grant.owner === undefined
      ? [...manifests].flatMap(([other, theirs]) =>
          subscriptionsOf(theirs)
            .filter(({ topic }) => topic === name)
            .map(({ queue }) => `${other}'s queue "${queue}"`),
        )
      : [];
  if (receivers.length > 0)
    throw new GatehouseError(
      'GH-NX-011',
      `Cannot take ${what} from ${service}, which owns it: ${receivers.join(', ')} ${receivers.length === 1 ? 'gets' : 'get'} its messages. Remove it from "topics" there first`,
    );
  const isLastTopic = grants.filter((each) => 'topic' in each).length === 1;
  const variable = kind === 'topic' && !isLastTopic ? [] : [variableOf(grant)];
  refuseUsed(tree, service, what, grant.access === IDEMPOTENCY ? [] : [...variable, name]);
  await editManifest(tree, service, {
    path: grants.length === 1 ? ['grants'] : ['grants', grants.indexOf(grant)],
    value: undefined,
  });
  logger.info(
    `${service} may no longer use ${what}${grant.owner === undefined && kind !== 'topic' ? `. AWS retains it with its contents when the infrastructure is deployed; delete it there if it is no longer needed` : ''}`,
  );
}

export default withHint(removeGrant);
