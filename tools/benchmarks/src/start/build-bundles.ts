import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type BuildOptions } from 'esbuild';
import { bundleOptions, productionPackages, readLockfile } from '@gatehouse/bundle';
import { built } from '../harness/scripts.ts';

const variants = fileURLToPath(new URL('variants', import.meta.url));
const root = fileURLToPath(new URL('../../../..', import.meta.url));
const FOLDER = 'tools/benchmarks';

/** The script of a variant as one minified file, including packages, with esbuild's defaults. */
export const bundled = (variant: string) => `bundled/${variant}`;
/** The script of a variant as `nx build` bundles a service for an image. */
export const bundledAsService = (variant: string) => `bundled-as-service/${variant}`;

/** Bundles every variant in both ways. */
export async function buildBundles(): Promise<void> {
  const entryPoints = readdirSync(variants).map((file) => join(variants, file));
  const asService = bundleOptions(root, installedPackages());
  const { absWorkingDir, outExtension, platform, format, target, mainFields, banner } = asService;
  const asItComes: BuildOptions = {
    ...{ absWorkingDir, outExtension, platform, format, target, mainFields, banner },
    bundle: true,
    minify: true,
    logLevel: 'error',
  };
  await build({ ...asItComes, entryPoints, outdir: join(built, 'bundled') });
  await build({ ...asService, entryPoints, outdir: join(built, 'bundled-as-service') });
}

/** The packages of the variants, which are development dependencies here. */
function installedPackages() {
  const lockfile = readLockfile(root);
  const { devDependencies: dependencies = {} } = lockfile.packages[FOLDER] ?? {};
  const packages = { ...lockfile.packages, [FOLDER]: { dependencies } };
  return productionPackages({ ...lockfile, packages }, FOLDER);
}
