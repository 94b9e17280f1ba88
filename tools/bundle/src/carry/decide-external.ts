import type { Metafile } from 'esbuild';
import { BundleError } from '../bundle-error.ts';
import { closureOf } from '../external/closure.ts';
import { packageLocation } from '../package-location.ts';
import type { ProductionPackage } from '../production-packages.ts';
import { KNOWN_PACKAGES } from '../external/known-packages.ts';
import type { FoundUse } from './uses-in-build.ts';

/** Why a package stays in node_modules. */
export interface Reason {
  readonly text: string;
  /** Whether it has to be found by name even where nothing imports it. */
  readonly byName: boolean;
}

/** Packages that stay in node_modules, by location; what they depend on stays there with them. */
export type External = ReadonlyMap<string, Reason>;

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

/** What it depends on and only some services need, such as clients of AWS, it imports: it loads none by name. */
const KIT = '@gatehouse/service-kit';

const isPublished = ({ location }: ProductionPackage) => location.includes('node_modules/');

/** What the service and the packages of the workspace depend on, without the kit. */
const directDependencies = (packages: readonly ProductionPackage[]) => [
  ...new Set(
    packages
      .filter((each) => !isPublished(each) && each.name !== KIT)
      .flatMap(({ dependencies }) => dependencies.filter((each) => each.includes('node_modules/'))),
  ),
];
