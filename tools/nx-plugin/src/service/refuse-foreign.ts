import { grantedThing, ownersOf, type Manifest } from '@gatehouse/service-manifest';

/**
 * A new service has for its own what it is granted; what is another's already can be granted afterwards.
 * @throws one line that says how
 */
export function refuseForeign(
  name: string,
  { grants = [] }: Manifest,
  manifests: ReadonlyMap<string, Manifest>,
): void {
  for (const thing of grants.map(grantedThing)) {
    const [owner] = ownersOf(thing, manifests);
    if (owner !== undefined)
      throw new Error(
        `--${thing.kind}s: "${thing.name}" belongs to ${owner}; leave it out, then run "npx nx generate grant ${name} ${thing.kind} ${thing.name} --owner=${owner}"`,
      );
  }
}
