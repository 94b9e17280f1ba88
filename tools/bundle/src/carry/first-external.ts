import { BundleError } from '../bundle-error.ts';
import type { ProductionPackage } from '../production-packages.ts';
import { KNOWN_PACKAGES } from '../external/known-packages.ts';
import type { Reason, External } from './external-packages.ts';
import { isPublished, directDependencies } from './direct-dependencies.ts';

/**
 * Decides which packages stay in node_modules regardless of what their files contain: those that the service lists, the
 * known ones, and all packages of a group that modify each other on load.
 * @param names `bundle.external` of service.json
 * @throws for a name that is not a dependency
 */
export function firstExternal(
  packages: readonly ProductionPackage[],
  names: readonly string[],
): External {
  const external = new Map<string, Reason>();
  const published = packages.filter(isPublished);
  const add = (location: string, text: string) =>
    external.has(location) || external.set(location, { text, byName: true });
  for (const name of names) {
    const [nearest] = published
      .filter((each) => each.name === name)
      .sort((a, b) => a.location.length - b.location.length);
    if (nearest === undefined)
      throw new BundleError(
        'GH-BUNDLE-001',
        `service.json: bundle.external: "${name}" is no package that the service ships; add it to "dependencies" of its package.json`,
      );
    add(nearest.location, 'service.json lists it under bundle.external');
  }
  for (const { name, location } of published) {
    const text = KNOWN_PACKAGES[name]?.external;
    if (text !== undefined) add(location, text);
  }
  const instrument = published.find(({ name }) => KNOWN_PACKAGES[name]?.instruments);
  if (instrument !== undefined)
    for (const location of directDependencies(packages))
      add(location, `${instrument.name} changes packages when they are loaded by name`);
  return external;
}
