import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { build, type Metafile } from 'esbuild';
import { bundleOptions } from './bundle-options.ts';
import type { ProductionPackage } from './production-packages.ts';
import { refuseUnshipped } from './refuse-unshipped.ts';

/** Where a service's bundle goes, below its folder. */
export const BUNDLE_FOLDER = 'dist/bundle';

/**
 * Bundles a service.
 * @param root The workspace.
 * @param folder Folder of the service below it, such as `apps/payments`.
 * @param packages What it ships.
 * @returns what went into it, by paths below the workspace
 * @throws where it needs what the image does not have; there is no bundle then
 */
export async function bundle(
  root: string,
  folder: string,
  packages: readonly ProductionPackage[],
): Promise<Metafile> {
  const outdir = join(root, folder, BUNDLE_FOLDER);
  await rm(outdir, { recursive: true, force: true });
  const { metafile } = await build({
    ...bundleOptions(root, packages),
    entryPoints: [`${folder}/src/main.ts`],
    outdir,
  });
  try {
    await refuseUnshipped(root, metafile, packages);
  } catch (error) {
    await rm(outdir, { recursive: true });
    throw error;
  }
  return metafile;
}
