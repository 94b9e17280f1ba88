import { GatehouseError, grantedThing, ownersOf, type Manifest } from '@gatehouse/service-manifest';

/**
 * Refuses topics, tables, buckets and queues that another service owns, because a new service owns its resources.
 * @throws with one line that contains the command to grant them afterwards
 */
export function refuseForeign(
  name: string,
  { grants = [] }: Manifest,
  manifests: ReadonlyMap<string, Manifest>,
): void {
  for (const thing of grants.map(grantedThing)) {
    const [owner] = ownersOf(thing, manifests);
    if (owner !== undefined)
      throw new GatehouseError(
        'GH-NX-002',
        `--${thing.kind}s: "${thing.name}" belongs to ${owner}; omit it, then run "npx nx generate grant ${name} ${thing.kind} ${thing.name} --owner=${owner}"`,
      );
  }
}
