import { existsSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { bundle, BUNDLE_FOLDER, type Bundle } from './bundle.ts';
import { version as esbuild } from 'esbuild';
import type { Reason } from './carry/decide-external.ts';
import { bundledLocations } from './bundled-locations.ts';
import { closureOf } from './external/closure.ts';
import { copyInstalled, installFor } from './external/install.ts';
import { placePackages, type PlacedPackages } from './external/place-packages.ts';
import { isSame, ownPlatform, type Platform } from './external/platform.ts';
import { requiredLocations } from './external/required.ts';
import { refuseMissingNatives } from './external/refuse-missing-natives.ts';
import { installedName } from './package-location.ts';
import { productionPackages, type ProductionPackage } from './production-packages.ts';
import { fromInstalled } from './pnpm/from-installed.ts';
import { prunedLockfile } from './pruned-lockfile.ts';
import { readLockfile } from './read-lockfile.ts';
import { baseComponents } from './sbom/base-components.ts';
import { sbom } from './sbom/sbom.ts';
import { parseRegistries } from './sbom/source-of.ts';
import type { BundleSettings } from './settings.ts';
import { checkStart, StartError } from './start/check-start.ts';
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
  const { root, folder, say } = request;
  const output = join(root, folder, BUNDLE_FOLDER);
  try {
    const lockfile = readLockfile(root);
    const locked = productionPackages(lockfile, folder);
    const packages = lockfile.file === undefined ? locked : await fromInstalled(root, locked);
    const { made, placed } = await buildThatStarts(request, output, packages);
    for (const line of reasonsOf(made)) say(line);
    await writeFile(
      join(output, 'package-lock.json'),
      prunedLockfile(lockfile, basename(folder), packages),
    );
    await writeFile(join(output, 'sbom.cdx.json'), await billOf(request, packages, made, placed));
  } catch (error) {
    await rm(output, { recursive: true, force: true });
    throw error;
  }
}

/** Bundles, installs and starts; what does not load in the bundle stays in node_modules, and all is done again. */
async function buildThatStarts(
  request: BuildRequest,
  output: string,
  packages: readonly ProductionPackage[],
): Promise<{ made: Bundle; placed: PlacedPackages }> {
  const { root, folder, settings } = request;
  const failed = new Map<string, Reason>();
  for (;;) {
    const made = await bundle(root, folder, packages, settings, failed);
    const placed = placePackages(made.loaded, packages);
    await writeBundle(join(root, folder), made, settings);
    try {
      await addPackages(request, output, packages, made, placed);
      return { made, placed };
    } catch (error) {
      const location = error instanceof StartError ? error.location : undefined;
      const staying = closureOf(made.external.keys(), packages);
      const isBundled =
        packages.some((each) => each.location === location) && !staying.has(location ?? '');
      if (location === undefined || !isBundled) throw error;
      failed.set(location, {
        text: `does not load in a bundle: ${(error as Error).message.split(': ').slice(1).join(': ')}`,
        byName: false,
      });
    }
  }
}

/** Packages for the image's platform, and a start with those of this one. */
async function addPackages(
  { root, folder, platform, say }: BuildRequest,
  output: string,
  packages: readonly ProductionPackage[],
  { loaded }: Bundle,
  placed: PlacedPackages,
): Promise<void> {
  const own = ownPlatform();
  const target = platform ?? own;
  const names = loaded.map(installedName);
  // By what the service depends on: the bundle also loads what its packages only try to load.
  const required = requiredLocations([folder], packages);
  const check = async () => {
    const started = performance.now();
    await checkStart(output, names);
    say(`loads outside the workspace (checked in ${Math.round(performance.now() - started)} ms)`);
  };
  if (placed.size === 0) return check();
  if (platform === undefined || !isSame(own, platform)) {
    await copyInstalled(root, placed, own, output);
    await refuseMissingNatives(output, required, placed, own);
    await check();
    if (platform === undefined) return;
    await rm(join(output, 'node_modules'), { recursive: true });
  }
  await installFor(root, loaded, placed, target, output);
  await refuseMissingNatives(output, required, placed, target);
  if (isSame(own, target)) await check();
}

async function billOf(
  { root, folder, base, init }: BuildRequest,
  packages: readonly ProductionPackage[],
  { metafile }: Bundle,
  placed: PlacedPackages,
): Promise<string> {
  const own = await readFile(join(import.meta.dirname, '../package.json'), 'utf8');
  const { name, version } = JSON.parse(own) as { name: string; version: string };
  // Not what only packages for other platforms depend on.
  const output = join(root, folder, BUNDLE_FOLDER);
  const installed = [...placed].flatMap(([place, each]) =>
    existsSync(join(output, place)) ? each : [],
  );
  return sbom({
    folder,
    packages,
    bundled: bundledLocations(
      metafile,
      packages.map(({ location }) => location),
    ),
    external: new Set(installed.map(({ location }) => location)),
    registries: parseRegistries(await readFile(join(root, '.npmrc'), 'utf8').catch(() => '')),
    tools: [
      { name, version },
      { name: 'esbuild', version: esbuild },
    ],
    base: base === undefined ? [] : await baseComponents(base, init),
  });
}

/** A line for each package, with the first reason. */
function reasonsOf({ external }: Bundle): string[] {
  return [...external]
    .map(([location, { text }]) => `${installedName(location)} stays in node_modules: ${text}`)
    .sort();
}
