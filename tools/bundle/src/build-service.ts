import { readFile, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { bundle, BUNDLE_FOLDER, type Bundle } from './bundle.ts';
import { bundledLocations } from './bundled-locations.ts';
import { copyInstalled, installFor } from './external/install.ts';
import { placePackages, type PlacedPackages } from './external/place-packages.ts';
import { isSame, ownPlatform, type Platform } from './external/platform.ts';
import { refuseMissingNatives } from './external/refuse-missing-natives.ts';
import { parseLockfile } from './lockfile.ts';
import { installedName } from './package-location.ts';
import { productionPackages } from './production-packages.ts';
import { prunedLockfile } from './pruned-lockfile.ts';
import { sbom } from './sbom.ts';
import type { BundleSettings } from './settings.ts';
import { checkStart } from './start/check-start.ts';
import { writeBundle } from './write-bundle.ts';

export interface BuildRequest {
  /** The workspace. */
  readonly root: string;
  /** Folder of the service below it. */
  readonly folder: string;
  readonly settings: BundleSettings;
  /** What packages that stay in node_modules are installed for; undefined copies those of the workspace. */
  readonly platform: Platform | undefined;
  /** Where the files of the base image are; undefined where there is none. */
  readonly base: string | undefined;
  /** Where dumb-init is, with what Debian says of it. */
  readonly init: string | undefined;
  /** Gets a line for each package that stays in node_modules, and for the check. */
  readonly say: (line: string) => void;
}

/**
 * Bundles a service, installs what cannot be bundled, and sees that the result loads by itself.
 * @throws one line for each problem; there is no bundle then
 */
export async function buildService(request: BuildRequest): Promise<void> {
  const { root, folder, settings, say } = request;
  const output = join(root, folder, BUNDLE_FOLDER);
  try {
    const lockfile = parseLockfile(await readFile(join(root, 'package-lock.json'), 'utf8'));
    const packages = productionPackages(lockfile, folder);
    const made = await bundle(root, folder, packages, settings);
    const placed = placePackages(made.loaded, packages);
    for (const line of reasonsOf(made)) say(line);
    await writeBundle(join(root, folder), made, settings);
    await addPackages(request, output, made, placed);
    const locations = packages.map(({ location }) => location);
    const inImage = { bundled: bundledLocations(made.metafile, locations), placed };
    await writeFile(
      join(output, 'package-lock.json'),
      prunedLockfile(lockfile, basename(folder), packages),
    );
    await writeFile(join(output, 'sbom.cdx.json'), sbom(folder, packages, inImage.bundled));
  } catch (error) {
    await rm(output, { recursive: true, force: true });
    throw error;
  }
}

/** Packages for the image's platform, and a start with those of this one. */
async function addPackages(
  { root, platform, say }: BuildRequest,
  output: string,
  { loaded }: Bundle,
  placed: PlacedPackages,
): Promise<void> {
  const own = ownPlatform();
  const target = platform ?? own;
  const names = loaded.map(installedName);
  const check = async () => {
    const started = performance.now();
    await checkStart(output, names);
    say(`loads outside the workspace (checked in ${Math.round(performance.now() - started)} ms)`);
  };
  if (placed.size === 0) return check();
  if (platform === undefined || !isSame(own, platform)) {
    await copyInstalled(root, placed, own, output);
    await refuseMissingNatives(output, placed, own);
    await check();
    if (platform === undefined) return;
    await rm(join(output, 'node_modules'), { recursive: true });
  }
  await installFor(root, placed, target, output);
  await refuseMissingNatives(output, placed, target);
  if (isSame(own, target)) await check();
}

/** A line for each package, with the first reason. */
function reasonsOf({ external }: Bundle): string[] {
  return [...external]
    .map(([location, { text }]) => `${installedName(location)} stays in node_modules: ${text}`)
    .sort();
}
