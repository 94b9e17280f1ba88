import type {
  BatchGetImageRequest,
  BatchGetImageResponse,
  ListImageReferrersRequest,
  ListImageReferrersResponse,
  Image,
  PutImageRequest,
  PutImageResponse,
} from '@aws-sdk/client-ecr';
import type { Operations } from '../../protocol/operations.ts';
import { pageOf } from '../../protocol/pages.ts';
import { putImage } from '../put-image.ts';
import { referrersOf } from '../referrers.ts';
import type { Registry } from '../registry.ts';
import { findImage, imageOf } from '../find-image.ts';
import type { StoredImage, StoredRepository } from '../model.ts';
import { notFound } from './not-found.ts';

export const imageOperations = {
  PutImage(input: PutImageRequest, registry): PutImageResponse {
    const repository = registry.repository(input.repositoryName, input.registryId);
    const { imageManifest = '', imageTag, imageDigest, imageManifestMediaType } = input;
    const image = putImage(repository, imageManifest, {
      tag: imageTag,
      mediaType: imageManifestMediaType,
      expected: imageDigest,
    });
    return { image: imageOutput(repository, image, imageTag) };
  },

  BatchGetImage(input: BatchGetImageRequest, registry): BatchGetImageResponse {
    const repository = registry.repository(input.repositoryName, input.registryId);
    const found = (input.imageIds ?? []).map((id) => ({ id, image: findImage(repository, id) }));
    return {
      images: found.flatMap(({ id, image }) =>
        image ? [imageOutput(repository, image, id.imageTag)] : [],
      ),
      failures: found.flatMap(({ id, image }) => (image ? [] : [notFound(id)])),
    };
  },

  ListImageReferrers(input: ListImageReferrersRequest, registry): ListImageReferrersResponse {
    const repository = registry.repository(input.repositoryName, input.registryId);
    const { digest } = imageOf(repository, input.subjectId ?? {});
    const { maxResults = 20, nextToken } = input;
    const found = referrersOf(repository, digest).map((each) => ({
      ...each,
      artifactStatus: 'ACTIVE' as const,
    }));
    const { items, next } = pageOf(found, { size: maxResults, token: nextToken });
    return { referrers: items, nextToken: next };
  },
} satisfies Operations<Registry>;

const imageOutput = (
  { registryId, name }: StoredRepository,
  { digest, manifest, mediaType }: StoredImage,
  imageTag: string | undefined,
): Image => ({
  registryId,
  repositoryName: name,
  imageId: { imageDigest: digest, imageTag },
  imageManifest: manifest,
  imageManifestMediaType: mediaType,
});
