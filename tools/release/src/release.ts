import { join } from 'node:path';
import { readWorkspace } from '@gatehouse/service-manifest';
import { publishable, readJson, type SourcePackage } from './source-package.ts';
import type { Release } from './staged-manifest.ts';

/**
 * What all packages of a release share. All have one version: they are built and tested together only.
 * @param version Without one, what the packages' own package.json says.
 * @throws {Error} where these differ
 */
export function releaseOf(
  root: string,
  packages: readonly SourcePackage[],
  version?: string,
): Release {
  const versions = new Set(publishable(packages).map(({ manifest }) => manifest.version));
  const [first = ''] = versions;
  if (versions.size !== 1)
    throw new Error(
      `All packages must have the same version; there are ${[...versions].join(', ')}`,
    );
  const { engines, license } = readJson(join(root, 'package.json')) as Release;
  const { organisation, repository } = readWorkspace(root).settings();
  return {
    version: version ?? first,
    names: new Set(packages.map(({ manifest }) => manifest.name)),
    published: publishable(packages).map(({ manifest }) => manifest.name),
    repository: `https://github.com/${organisation}/${repository}`,
    engines,
    license,
  };
}
