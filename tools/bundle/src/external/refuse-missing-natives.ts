import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { BundleError } from '../bundle-error.ts';
import { KNOWN_PACKAGES } from './known-packages.ts';
import { installedName } from '../package-location.ts';
import type { ProductionPackage } from '../production-packages.ts';
import type { PlacedPackages } from './place-packages.ts';
import type { Platform } from './platform.ts';

/** Dependencies by which a package finds or makes its native part. */
const ADDON_PACKAGES =
  /^(?:bindings|node-gyp-build|prebuild-install|node-addon-api|nan|(?:@mapbox\/)?node-pre-gyp)$/;

/** What is wrong with a package whose install script did not run, and what to do; one line. */
export const noNativePart = (
  { name, locked }: Pick<ProductionPackage, 'name' | 'locked'>,
  where = '',
): string =>
  `${name} ${locked.version ?? ''} has no native part${where}: a script would make it when it is installed, and packages run no scripts; ${KNOWN_PACKAGES[name]?.instead ?? 'use a package that ships its native part'}`;

/**
 * Native parts that an install script would have made or downloaded are missing: scripts do not run.
 * @param folder Where the packages are, by their places.
 * @param required Locations of what the service cannot do without.
 * @throws with a line for each package
 */
export async function refuseMissingNatives(
  folder: string,
  required: ReadonlySet<string>,
  placed: PlacedPackages,
  platform: Platform,
): Promise<void> {
  const problems: string[] = [];
  for (const [place, { name, location, locked, dependencies }] of placed) {
    // One that it only tries to find or make is for speed (ssh2).
    const needs = dependencies
      .map(installedName)
      .some((each) => ADDON_PACKAGES.test(each) && !(each in (locked.optionalDependencies ?? {})));
    if (!locked.hasInstallScript || !needs || !required.has(location)) continue;
    if (await hasAddon(join(folder, place), platform)) continue;
    // Or in a package for each platform, such as @img/sharp-linux-x64, of which only that of this one is placed.
    const optional = locked.optionalDependencies ?? {};
    const forPlatforms = [...placed].filter(
      ([, each]) => each.name in optional && dependencies.includes(each.location),
    );
    const found = forPlatforms.map(([where]) => hasAddon(join(folder, where), platform));
    if ((await Promise.all(found)).includes(true)) continue;
    problems.push(noNativePart({ name, locked }, ` for ${platform.os}/${platform.cpu}`));
  }
  if (problems.length > 0) throw new BundleError('GH-BUNDLE-004', problems.join('\n'));
}

async function hasAddon(folder: string, platform: Platform): Promise<boolean> {
  const files = await readdir(folder, { recursive: true }).catch(() => []);
  return files.some((file) => file.endsWith('.node') && isFor(file, platform));
}

/** Prebuilt addons have their platform in the name of their folder; others are where a build leaves them. */
const isFor = (file: string, { os, cpu }: Platform): boolean => {
  const folder = /(?:^|\/)prebuilds\/([^/]+)\//.exec(file)?.[1];
  return (
    folder === undefined || (folder.startsWith(`${os}-`) && folder.split(/[-+]/).includes(cpu))
  );
};
