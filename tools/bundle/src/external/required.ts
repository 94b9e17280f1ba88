import { installedName } from '../package-location.ts';
import type { ProductionPackage } from '../production-packages.ts';

/**
 * What packages cannot do without, and they themselves, by location. The rest may be for another platform, or is
 * installed for something else.
 * @param roots Locations of the packages to begin with.
 */
export function requiredLocations(
  roots: readonly string[],
  packages: Iterable<ProductionPackage>,
): Set<string> {
  const byLocation = new Map([...packages].map((each) => [each.location, each]));
  const required = new Set<string>();
  const open = [...roots];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const each = byLocation.get(next);
    if (each === undefined || required.has(next)) continue;
    required.add(next);
    open.push(
      ...each.dependencies.filter((location) => !isOptional(each, installedName(location))),
    );
  }
  return required;
}

const isOptional = ({ locked }: ProductionPackage, name: string): boolean =>
  name in (locked.optionalDependencies ?? {}) ||
  (locked.peerDependenciesMeta?.[name]?.optional === true &&
    !(name in (locked.dependencies ?? {})));
