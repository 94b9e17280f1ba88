import type { Manifest, SourcePackage } from './source-package.ts';

/** What all packages of a release share. */
export interface Release {
  readonly version: string;
  /** Names of all packages of the workspace; their versions are the release's. */
  readonly names: ReadonlySet<string>;
  /** Names of those that are published. */
  readonly published: readonly string[];
  /** Such as `https://github.com/acme/services`. */
  readonly repository: string;
  readonly engines: Readonly<Record<string, string>>;
  readonly license: string;
}

/**
 * The package.json that is published: it points to JavaScript and its declarations, and names the packages of the
 * workspace by the version of this release.
 * @param declared Whether a module of the package, such as `src/index.js`, has declarations.
 */
export function stagedManifest(
  { folder, manifest }: SourcePackage,
  release: Release,
  declared: (module: string) => boolean,
): object {
  const bundled = manifest.gatehouse?.bundled === true;
  const { name, description, keywords, bin, generators, executors } = manifest;
  const entries = Object.entries(manifest.exports ?? {}).filter(
    ([, target]) => !bundled || target.endsWith('.json'),
  );
  const exports = Object.fromEntries(
    entries.map(([subpath, target]) => [subpath, entry(target, declared)]),
  );
  const main = bundled ? undefined : (manifest.main ?? manifest.exports?.['.']);
  return withoutUndefined({
    name,
    version: release.version,
    description,
    keywords,
    license: release.license,
    repository: { type: 'git', url: `git+${release.repository}.git`, directory: folder },
    type: 'module',
    engines: manifest.engines ?? release.engines,
    sideEffects: bundled ? undefined : false,
    main: main && asJavaScript(main),
    types: main && declared(asJavaScript(main).slice(2)) ? asDeclaration(main) : undefined,
    exports: { ...exports, './package.json': './package.json' },
    bin,
    generators,
    executors,
    'nx-migrations': migrations(manifest, release),
    dependencies: bundled ? undefined : ranges(withoutVendored(manifest), release),
    optionalDependencies: bundled ? undefined : ranges(manifest.optionalDependencies, release),
    peerDependencies: ranges(manifest.peerDependencies, release),
    peerDependenciesMeta: manifest.peerDependenciesMeta,
    publishConfig: { access: 'public' },
  });
}

/** "nx migrate" of the package moves all that are released with it. */
const migrations = ({ 'nx-migrations': own }: Manifest, { published: packageGroup }: Release) =>
  own && { ...own, packageGroup };

/** `./src/a.ts` as `./src/a.js`; everything else as it is. */
export const asJavaScript = (path: string) => path.replace(/(?<!\.d)\.ts$/, '.js');
const asDeclaration = (path: string) => path.replace(/\.[jt]s$/, '.d.ts');

function entry(target: string, declared: (module: string) => boolean) {
  const module = asJavaScript(target);
  return declared(module.slice(2)) ? { types: asDeclaration(target), default: module } : module;
}

function ranges(dependencies: Manifest['dependencies'], { names, version }: Release) {
  if (dependencies === undefined) return undefined;
  return Object.fromEntries(
    Object.entries(dependencies).map(([name, range]) => [name, names.has(name) ? version : range]),
  );
}

const withoutVendored = ({ dependencies, gatehouse: { vendored = {} } = {} }: Manifest) =>
  dependencies &&
  Object.fromEntries(Object.entries(dependencies).filter(([name]) => !(name in vendored)));

const withoutUndefined = (object: object) =>
  Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined));
