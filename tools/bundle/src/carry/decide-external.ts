import type { Metafile } from 'esbuild';
import { closureOf } from '../external/closure.ts';
import { packageLocation } from '../package-location.ts';
import type { ProductionPackage } from '../production-packages.ts';
import { KNOWN_PACKAGES } from '../external/known-packages.ts';
import type { FoundUse } from './uses-in-build.ts';
import type { External } from './external-packages.ts';
import { directDependencies } from './direct-dependencies.ts';

/**
 * Adds the packages that the build shows a bundle cannot carry.
 * @param uses Packages in the bundle that use something a bundle cannot carry.
 * @param before Packages that are in node_modules already.
 */
export function decideExternal(
  uses: readonly FoundUse[],
  packages: readonly ProductionPackage[],
  before: External,
  { inputs }: Pick<Metafile, 'inputs'>,
): External {
  const byLocation = new Map(packages.map((each) => [each.location, each]));
  const external = new Map(before);
  for (const { file, what, line } of uses) {
    const location = packageLocation(file);
    const name = location === undefined ? undefined : byLocation.get(location)?.name;
    if (location === undefined || name === undefined || external.has(location)) continue;
    if (KNOWN_PACKAGES[name]?.bundled !== undefined) continue;
    const at = `${file.slice(location.length + 1)}${line === undefined ? '' : `:${line}`}`;
    external.set(location, { text: `${what} in ${at}`, byName: false });
  }
  const loadsByName = uses.some(
    ({ kind, file }) => kind === 'load-by-name' && packageLocation(file),
  );
  if (!loadsByName && external.size === 0) return external;
  // Engines, drivers and transports: what the service depends on and nothing imports.
  const there = closureOf(external.keys(), packages);
  const imported = new Set(
    Object.values(inputs).flatMap(({ imports }) => imports.map(({ original = '' }) => original)),
  );
  const bundled = new Set(Object.keys(inputs).map(packageLocation));
  const bundledNames = new Set([...bundled].map((each) => byLocation.get(each ?? '')?.name));
  for (const location of directDependencies(packages)) {
    const name = byLocation.get(location)?.name ?? '';
    const isImported =
      bundledNames.has(name) || [...imported].some((each) => `${each}/`.startsWith(`${name}/`));
    const isTool = name.startsWith('@types/') || KNOWN_PACKAGES[name]?.builds;
    if (there.has(location) || isImported || isTool) continue;
    external.set(location, { text: 'nothing imports it: it may be loaded by name', byName: true });
  }
  return external;
}
