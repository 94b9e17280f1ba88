import { rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { bundle, BUNDLE_FOLDER, type Bundle } from './bundle.ts';
import type { Reason } from './carry/external-packages.ts';
import { closureOf } from './external/closure.ts';
import { placePackages, type PlacedPackages } from './external/place-packages.ts';
import { installedName } from './package-location.ts';
import { productionPackages, type ProductionPackage } from './production-packages.ts';
import { fromInstalled } from './pnpm/from-installed.ts';
import { prunedLockfile } from './pruned-lockfile.ts';
import { readLockfile } from './read-lockfile.ts';
import { StartError } from './start/start-error.ts';
import { writeBundle } from './write-bundle.ts';
import type { BuildRequest } from './build-request.ts';
import { billOf } from './bill-of-materials.ts';
import { addPackages } from './add-packages.ts';

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

/** A line for each package, with the first reason. */
function reasonsOf({ external }: Bundle): string[] {
  return [...external]
    .map(([location, { text }]) => `${installedName(location)} stays in node_modules: ${text}`)
    .sort();
}
