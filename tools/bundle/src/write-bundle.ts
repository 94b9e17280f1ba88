import { copyFile, cp, mkdir, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, extname, join } from 'node:path';
import { BundleError } from './bundle-error.ts';
import { BUNDLE_FOLDER, type Bundle } from './bundle.ts';
import type { BundleSettings } from './settings.ts';

const COMPILE_CACHE = 'compile-cache.cjs';

/** What the image's build lacks, and code, which is bundled. */
const NOT_CARRIED =
  /(?:^|\/)(?:node_modules|test)(?:\/|$)|\.spec\.[cm]?[jt]s$|\.md$|\.[cm]?tsx?$|(?:^|\/)\.env/;

/**
 * Writes a bundle and its assets, in place of what was there.
 * @param folder Folder of the service, absolute.
 * @throws for an asset that is not there
 */
export async function writeBundle(
  folder: string,
  { files }: Pick<Bundle, 'files'>,
  { assets }: BundleSettings,
): Promise<void> {
  const output = join(folder, BUNDLE_FOLDER);
  await rm(output, { recursive: true, force: true });
  for (const { path, contents } of files) {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, contents);
  }
  await copyFile(join(import.meta.dirname, COMPILE_CACHE), join(output, COMPILE_CACHE));
  for (const asset of assets) {
    const from = join(folder, asset);
    const found = await stat(from).catch(() => undefined);
    if (found === undefined || (found.isFile() && NOT_CARRIED.test(asset)))
      throw new BundleError(
        'GH-BUNDLE-001',
        `service.json: bundle.assets: "${asset}" ${found ? `is ${extname(asset)}, which is code or a test: import it` : 'is not there'}`,
      );
    await cp(from, join(output, asset.slice('src/'.length)), {
      recursive: true,
      dereference: true,
      errorOnExist: true,
      force: false,
      filter: (file) => !NOT_CARRIED.test(file.slice(from.length)),
    });
  }
}
