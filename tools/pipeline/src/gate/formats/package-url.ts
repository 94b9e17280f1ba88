/** Sources' names for an ecosystem, in lower case, and its package URL type. */
const TYPES: Readonly<Record<string, string>> = {
  npm: 'npm',
  nodepkg: 'npm',
  yarn: 'npm',
  pnpm: 'npm',
  pypi: 'pypi',
  pip: 'pypi',
  pythonpkg: 'pypi',
  pipenv: 'pypi',
  poetry: 'pypi',
  gem: 'gem',
  rubygems: 'gem',
  gemspec: 'gem',
  bundler: 'gem',
  go: 'golang',
  gomod: 'golang',
  gomodules: 'golang',
  gobinary: 'golang',
  'crates.io': 'cargo',
  cargo: 'cargo',
  nuget: 'nuget',
};

/**
 * The package URL for a package of an ecosystem, for sources without one.
 * https://github.com/package-url/purl-spec/blob/main/PURL-TYPES.rst
 * @param ecosystem The source's name for it.
 * @returns undefined if name and ecosystem do not identify it, as for packages of an operating system
 */
export function purlOf(ecosystem: string, name: string, version: string): string | undefined {
  const key = ecosystem.toLowerCase();
  const type = Object.hasOwn(TYPES, key) ? TYPES[key] : undefined;
  if (type === undefined || name === '') return undefined;
  const path = name.split('/').map(encodeURIComponent).join('/');
  return `pkg:${type}/${path}${version === '' ? '' : `@${encodeURIComponent(version)}`}`;
}

/** Whether a package URL is of a package of an operating system or of a library; undefined without one. */
export function kindOfPurl(purl: string | undefined): 'os' | 'library' | undefined {
  if (purl === undefined) return undefined;
  return /^pkg:(?:deb|apk|rpm|alpm|portage)\//i.test(purl) ? 'os' : 'library';
}
