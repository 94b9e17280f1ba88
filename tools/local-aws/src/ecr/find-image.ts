import { ServiceError } from '../protocol/service-error.ts';
import type { StoredImage, StoredRepository, ImageId } from './model.ts';

/** By digest, by tag, or by both, which must then belong together. */
export const findImage = (
  { images }: StoredRepository,
  { imageDigest, imageTag }: ImageId,
): StoredImage | undefined => {
  const byTag = [...images.values()].find(({ tags }) => tags.includes(imageTag ?? ''));
  const found = imageDigest === undefined ? byTag : images.get(imageDigest);
  return imageTag !== undefined && found !== byTag ? undefined : found;
};

/** @throws ImageNotFoundException */
export function imageOf(repository: StoredRepository, id: ImageId): StoredImage {
  const found = findImage(repository, id);
  if (found) return found;
  const { imageDigest, imageTag } = id;
  throw new ServiceError(
    'ImageNotFoundException',
    `The image with imageId {imageDigest:'${imageDigest ?? 'null'}', imageTag:'${imageTag ?? 'null'}'} does not exist within the repository with name '${repository.name}' in the registry with id '${repository.registryId}'`,
  );
}
