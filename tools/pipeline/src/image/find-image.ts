import type { ECR, Image } from '@aws-sdk/client-ecr';
import { MEDIA_TYPES } from './image-children.ts';
import type { ImageReference } from './image-reference.ts';

/** What a registry has of an image, by its digest, where it has it. Needs `ecr:BatchGetImage`. */
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
