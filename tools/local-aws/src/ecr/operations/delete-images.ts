import type { BatchDeleteImageRequest, BatchDeleteImageResponse } from '@aws-sdk/client-ecr';
import type { Operations } from '../../protocol/operations.ts';
import type { Registry } from '../registry.ts';
import { findImage } from '../find-image.ts';
import { notFound } from './not-found.ts';

export const deleteImageOperations = {
  /** By digest, deletes the image with all its tags; by tag, deletes the tag, and with the last tag the image. */
  BatchDeleteImage(input: BatchDeleteImageRequest, registry): BatchDeleteImageResponse {
    const repository = registry.repository(input.repositoryName, input.registryId);
    const found = (input.imageIds ?? []).map((id) => ({ id, image: findImage(repository, id) }));
    for (const { id, image } of found) {
      if (!image) continue;
      image.tags = image.tags.filter((tag) => id.imageTag !== undefined && tag !== id.imageTag);
      if (image.tags.length === 0) repository.images.delete(image.digest);
    }
    return {
      imageIds: found.flatMap(({ id, image }) =>
        image ? [{ ...id, imageDigest: image.digest }] : [],
      ),
      failures: found.flatMap(({ id, image }) => (image ? [] : [notFound(id)])),
    };
  },
} satisfies Operations<Registry>;
