import { readJson, type Tree } from '@nx/devkit';
import type { BaseImages } from '@gatehouse/service-manifest';

const FILE = 'security/base-images.json';
const REFERENCE = /^[a-z0-9][\w./-]*(?::[\w.-]+)?(?:@sha256:[0-9a-f]{64})?$/;

/**
 * The images that services are built with and run on.
 * @throws one line where the file is missing or wrong
 */
export function baseImagesOf(tree: Tree): BaseImages {
  if (!tree.exists(FILE))
    throw new Error(`There is no ${FILE}, which says what images are built from`);
  const images = readJson<Record<string, unknown>>(tree, FILE);
  for (const stage of ['build', 'runtime'])
    if (typeof images[stage] !== 'string' || !REFERENCE.test(images[stage]))
      throw new Error(
        `${FILE}: ${stage} must be a reference such as node:26@sha256:<64 digits>, not ${JSON.stringify(images[stage])}`,
      );
  return { build: images['build'] as string, runtime: images['runtime'] as string };
}
