import { BatchGetImageCommand, type ECRClient } from '@aws-sdk/client-ecr';
import { imageError, type EcrImage } from './ecr-image.ts';
import { imageChildren, MEDIA_TYPES } from './image-children.ts';
import { persist, type Waiting } from './persist.ts';

/**
 * The images to be scanned for a digest: itself, or every platform of an index.
 * @throws {ReportError} when it is not there, or not what its digest stands for
 */
export async function resolveImage(
  waiting: Waiting,
  ecr: ECRClient,
  image: EcrImage,
): Promise<readonly EcrImage[]> {
  const { images = [], failures = [] } = await persist(
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
        done: await waiting.patience.ask((abortSignal) => ecr.send(command, { abortSignal })),
      };
    },
  );
  const [failure] = failures;
  if (failure !== undefined)
    throw imageError(
      image,
      `BatchGetImage: ${failure.failureCode ?? 'failed'}: ${failure.failureReason ?? 'no reason given'}; push the image first`,
    );
  // One that was pushed under several tags comes once for each.
  const [first] = images;
  if (first === undefined)
    throw imageError(image, 'BatchGetImage: there is no such image; push it first');
  if (images.some(({ imageId }) => imageId?.imageDigest !== image.digest))
    throw imageError(image, 'BatchGetImage: the answer is about another image');
  try {
    return imageChildren(image.digest, first.imageManifest ?? '').map((digest) => ({
      ...image,
      digest,
    }));
  } catch (error) {
    throw imageError(image, (error as Error).message, error);
  }
}
