import { readJson, type Tree } from '@nx/devkit';
import type { BaseImages } from '@gatehouse/service-manifest';
import { GatehouseError } from '@gatehouse/service-manifest';

const FILE = 'security/base-images.json';
const REFERENCE = /^[a-z0-9][\w./-]*:[\w.-]+@sha256:[0-9a-f]{64}$/;

/**
 * The images with which services are built and run.
 * @throws one line if the file is missing or invalid
 */
export function baseImagesOf(tree: Tree): BaseImages {
  if (!tree.exists(FILE))
    throw new GatehouseError(
      'GH-NX-008',
      `${FILE} is missing; it names the base images of services`,
    );
  const images = readJson<Record<string, unknown>>(tree, FILE);
  const reference = (name: keyof BaseImages) => {
    const image = images[name];
    if (typeof image !== 'string' || !REFERENCE.test(image))
      throw new GatehouseError(
        'GH-NX-008',
        `${FILE}: ${name} must be a reference with tag and digest, such as docker.io/library/node:26@sha256:<64 digits>, not ${JSON.stringify(image)}`,
      );
    return image;
  };
  return {
    build: reference('build'),
    distroless: reference('distroless'),
    alpine: reference('alpine'),
  };
}
