import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { version as esbuild } from 'esbuild';
import { BUNDLE_FOLDER, type Bundle } from './bundle.ts';
import { bundledLocations } from './bundled-locations.ts';
import type { PlacedPackages } from './external/place-packages.ts';
import type { ProductionPackage } from './production-packages.ts';
import { baseComponents } from './sbom/base-components.ts';
import { sbom } from './sbom/sbom.ts';
import { parseRegistries } from './sbom/source-of.ts';
import type { BuildRequest } from './build-request.ts';

/** The bill of materials of what the image runs, as CycloneDX. */
export async function billOf(
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
