import { readdir, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { bundle } from './bundle.ts';
import type { LockedPackage } from './lockfile.ts';
import { packageLocation } from './package-location.ts';
import { productionPackages } from './production-packages.ts';
import { readLockfile } from './read-lockfile.ts';
import { REQUIRED_JSON } from './required-json.ts';
import { readSettings } from './settings.ts';

/** What the files of an image come from, the base images and the rendered Dockerfile aside. */
export interface ImageInputs {
  /** Files of the workspace that go into the bundle or beside it, by their paths below it; sorted. */
  readonly files: readonly string[];
  /** Entries of the lockfile that are in the image as code, or in its lockfile and bill of materials; sorted. */
  readonly packages: readonly { readonly location: string; readonly locked: LockedPackage }[];
}

/**
 * Finds them by bundling the service, without writing anything.
 * @param root The workspace, with its packages installed.
 * @param folder Folder of the service below it.
 * @throws where the service cannot be bundled
 */
export async function imageInputs(root: string, folder: string): Promise<ImageInputs> {
  const packages = productionPackages(readLockfile(root), folder);
  const settings = await readSettings(join(root, folder));
  const { metafile } = await bundle(root, folder, packages, settings);
  const bundled = Object.keys(metafile.inputs)
    .map((file) => file.replace(`${REQUIRED_JSON}:`, ''))
    .filter((file) => packageLocation(file) === undefined && !/^[^/]*:|^<|^\(/.test(file));
  const assets = await Promise.all(
    settings.assets.map((asset) => filesIn(root, join(folder, asset))),
  );
  return {
    files: [...new Set([...bundled, ...assets.flat()])].sort(),
    packages: packages.map(({ location, locked }) => ({ location, locked })),
  };
}

async function filesIn(root: string, path: string): Promise<string[]> {
  if ((await stat(join(root, path))).isFile()) return [path];
  const entries = await readdir(join(root, path), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)));
}
