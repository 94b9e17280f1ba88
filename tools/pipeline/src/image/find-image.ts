import type { ECR, Image } from '@aws-sdk/client-ecr';
import { MEDIA_TYPES } from './image-children.ts';
import type { ImageReference } from './image-reference.ts';

/** A registry's manifest of an image, by its digest, if it exists. Needs `ecr:BatchGetImage`. */
export async function findImage(
  ecr: ECR,
  { registry, repository, digest }: ImageReference,
): Promise<Image | undefined> {
  const { images = [] } = await ecr.batchGetImage({
    registryId: registry?.account,
    repositoryName: repository,
    imageIds: [{ imageDigest: digest }],
    acceptedMediaTypes: [...MEDIA_TYPES],
  });
  return images.find(({ imageId }) => imageId?.imageDigest === digest);
}
