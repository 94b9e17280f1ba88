import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Bundle } from './bundle.ts';
import { copyInstalled, installFor } from './external/install.ts';
import type { PlacedPackages } from './external/place-packages.ts';
import { isSame, ownPlatform } from './external/platform.ts';
import { requiredLocations } from './external/required.ts';
import { refuseMissingNatives } from './external/refuse-missing-natives.ts';
import { installedName } from './package-location.ts';
import type { ProductionPackage } from './production-packages.ts';
import { checkStart } from './start/check-start.ts';
import type { BuildRequest } from './build-request.ts';

/** Packages for the image's platform, and a start with those of this one. */
export async function addPackages(
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
