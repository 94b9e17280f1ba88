import { copyFile, readFile, writeFile } from 'node:fs/promises';
import { basename, join, relative } from 'node:path';
import { bundle, BUNDLE_FOLDER } from './bundle.ts';
import { bundledLocations } from './bundled-locations.ts';
import { parseLockfile } from './lockfile.ts';
import { productionPackages } from './production-packages.ts';
import { prunedLockfile } from './pruned-lockfile.ts';
import { sbom } from './sbom.ts';

/**
 * Makes what an image of a service holds of ours, in `dist/bundle` below the service: the bundle, and
 * for scanners the lockfile and the bill of materials of what went into it. Takes the folder of the
 * service below the current directory, which is the workspace.
 */
const COMPILE_CACHE = 'compile-cache.cjs';
const root = process.cwd();
const folder = relative(root, process.argv[2] ?? '');
const service = basename(folder);

try {
  const lockfile = parseLockfile(await readFile(join(root, 'package-lock.json'), 'utf8'));
  const packages = productionPackages(lockfile, folder);
  const locations = packages.map(({ location }) => location);
  const metafile = await bundle(root, folder, packages);
  const bundled = bundledLocations(metafile, locations);
  await copyFile(
    join(import.meta.dirname, COMPILE_CACHE),
    join(root, folder, BUNDLE_FOLDER, COMPILE_CACHE),
  );
  const write = (file: string, text: string) =>
    writeFile(join(root, folder, BUNDLE_FOLDER, file), text);
  await write('package-lock.json', prunedLockfile(lockfile, service, packages));
  await write('sbom.cdx.json', sbom(folder, packages, bundled));
} catch (error) {
  process.stderr.write(`${service}: ${(error as Error).message}\n`);
  process.exitCode = 1;
}
