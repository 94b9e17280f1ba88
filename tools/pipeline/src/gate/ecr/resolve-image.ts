import { BatchGetImageCommand, type ECRClient } from '@aws-sdk/client-ecr';
import type { Waiting } from '../../aws/retry-until-done.ts';
import { imageError, type EcrImage } from './ecr-image.ts';
import { imageChildren, MEDIA_TYPES } from '../../image/image-children.ts';
import { imageConfig } from './image-config.ts';
import { retryFor } from './retry-for.ts';

/** An image that would run, and the digest of its configuration. */
export interface ResolvedImage extends EcrImage {
  readonly config: string;
}

/**
 * The images to scan for a digest: itself, or every platform of an index.
 * @throws {ReportError} if one is missing, or does not match its digest
 */
export async function resolveImage(
  waiting: Waiting,
  ecr: ECRClient,
  image: EcrImage,
): Promise<readonly ResolvedImage[]> {
  const manifest = await readManifest(waiting, ecr, image);
  const digests = understand(image, () => imageChildren(image.digest, manifest));
  const resolved: ResolvedImage[] = [];
  for (const digest of digests) {
    const child = { ...image, digest };
    const own = digest === image.digest ? manifest : await readManifest(waiting, ecr, child);
    resolved.push({ ...child, config: understand(child, () => imageConfig(digest, own)) });
  }
  return resolved;
}

/**
 * The registry's unchanged manifest for a digest.
 * @throws {ReportError} if it has none
 */
async function readManifest(waiting: Waiting, ecr: ECRClient, image: EcrImage): Promise<string> {
  const { images = [], failures = [] } = await retryFor(
    waiting,
    image,
    'BatchGetImage',
    async () => {
      const command = new BatchGetImageCommand({
        registryId: image.registryId,
        repositoryName: image.repository,
        imageIds: [{ imageDigest: image.digest }],
        acceptedMediaTypes: [...MEDIA_TYPES],
      });
      return {
        done: await waiting.deadline.ask((abortSignal) => ecr.send(command, { abortSignal })),
      };
    },
  );
  const [failure] = failures;
  if (failure !== undefined)
    throw imageError(
      image,
      `BatchGetImage: ${failure.failureCode ?? 'failed'}: ${failure.failureReason ?? 'no reason given'}; push the image first`,
    );
  // An image with several tags is returned once for each.
  const [first] = images;
  if (first === undefined)
    throw imageError(image, 'BatchGetImage: there is no such image; push it first');
  if (images.some(({ imageId }) => imageId?.imageDigest !== image.digest))
    throw imageError(image, 'BatchGetImage: the answer is about another image');
  return first.imageManifest ?? '';
}

function understand<T>(image: EcrImage, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw imageError(image, (error as Error).message, error);
  }
}
