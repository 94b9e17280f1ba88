import type { Reply } from './ecr-script.ts';
import { digestOf } from './image-manifests.ts';

export const images =
  (manifest: string, digest = digestOf(manifest)): Reply =>
  () => ({ body: { images: [{ imageId: { imageDigest: digest }, imageManifest: manifest }] } });

/** A repository that has these, and no others. */
export const manifests =
  (...texts: readonly string[]): Reply =>
  (input) => {
    const asked = input.imageIds?.[0]?.imageDigest;
    const manifest = texts.find((text) => digestOf(text) === asked);
    if (manifest !== undefined) return images(manifest)(input);
    return { body: { images: [], failures: [{ failureCode: 'ImageNotFound' }] } };
  };
