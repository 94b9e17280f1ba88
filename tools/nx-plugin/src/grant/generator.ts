import { logger, type Tree } from '@nx/devkit';
import { grantOf, grantVariable, ownersOf, type Grant } from '@gatehouse/service-manifest';
import { editManifest, manifestTextOf } from '../workspace/edit-manifest.ts';
import { APPS, manifestsOf } from '../workspace/read-services.ts';

export interface GrantOptions {
  service: string;
  kind: 'topic' | 'table' | 'bucket';
  name: string;
  access?: 'publish' | 'read' | 'write' | 'read-write';
  owner?: string;
}

/**
 * Grants a service something of AWS, its own or another service's, or changes what it may do with it.
 * Asked for the same again, it changes nothing.
 * @throws where the service is not there, or the grant is not valid, or about what another service owns
 */
export default async function grant(tree: Tree, options: GrantOptions): Promise<void> {
  const { service, kind, name, access = kind === 'topic' ? 'publish' : 'read', owner } = options;
  manifestTextOf(tree, service);
  const manifests = manifestsOf(tree);
  const { grants } = manifests.get(service)!;
  const existing = grantOf(grants ?? [], { kind, name });
  const [other] = existing ? [] : ownersOf({ kind, name }, manifests);
  if (existing && owner !== undefined && owner !== existing.owner)
    throw new Error(
      `${APPS}/${service}/service.json says that the ${kind} "${name}" belongs to ${existing.owner ?? service}, not to ${owner}`,
    );
  if (other !== undefined && owner === undefined)
    throw new Error(
      `The ${kind} "${name}" belongs to ${other}; say --owner=${other} if that one is meant`,
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
  const variable = kind === 'topic' ? 'TOPIC_ARNS' : grantVariable(kind, name);
  logger.info(`${service} may ${access} ${name}; its code finds it in ${variable}`);
}
