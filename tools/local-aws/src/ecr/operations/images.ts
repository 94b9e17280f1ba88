import type {
  BatchDeleteImageRequest,
  BatchDeleteImageResponse,
  BatchGetImageRequest,
  BatchGetImageResponse,
  DescribeImagesRequest,
  DescribeImagesResponse,
  ListImageReferrersRequest,
  ListImageReferrersResponse,
  Image,
  ImageDetail,
  ImageIdentifier,
  ListImagesRequest,
  ListImagesResponse,
  PutImageRequest,
  PutImageResponse,
} from '@aws-sdk/client-ecr';
import type { Operations } from '../../protocol/operations.ts';
import { pageOf } from '../../protocol/pages.ts';
import { putImage } from '../put-image.ts';
import { referrersOf } from '../referrers.ts';
import {
  findImage,
  imageOf,
  type Registry,
  type StoredImage,
  type StoredRepository,
} from '../registry.ts';

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

  DescribeImages(input: DescribeImagesRequest, registry): DescribeImagesResponse {
    const repository = registry.repository(input.repositoryName, input.registryId);
    const { imageIds, filter, maxResults = 100, nextToken } = input;
    const images = (
      imageIds?.map((id) => imageOf(repository, id)) ?? [...repository.images.values()]
    ).filter(({ tags }) => hasStatus(tags, filter?.tagStatus));
    const { items, next } = pageOf(images, { size: maxResults, token: nextToken });
    return { imageDetails: items.map((image) => detailOf(repository, image)), nextToken: next };
  },

  ListImages(input: ListImagesRequest, registry): ListImagesResponse {
    const repository = registry.repository(input.repositoryName, input.registryId);
    const { filter, maxResults = 100, nextToken } = input;
    const ids = [...repository.images.values()]
      .filter(({ tags }) => hasStatus(tags, filter?.tagStatus))
      .flatMap(({ digest, tags }) =>
        tags.length === 0
          ? [{ imageDigest: digest }]
          : tags.map((imageTag) => ({ imageDigest: digest, imageTag })),
      );
    const { items, next } = pageOf(ids, { size: maxResults, token: nextToken });
    return { imageIds: items, nextToken: next };
  },

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

const hasStatus = (tags: readonly string[], status = 'ANY'): boolean =>
  status === 'ANY' || (status === 'TAGGED') === tags.length > 0;

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

const detailOf = ({ registryId, name }: StoredRepository, image: StoredImage): ImageDetail => ({
  registryId,
  repositoryName: name,
  imageDigest: image.digest,
  imageTags: image.tags.length > 0 ? image.tags : undefined,
  imageSizeInBytes: Buffer.byteLength(image.manifest),
  imagePushedAt: image.pushedAt,
  lastRecordedPullTime: image.pulledAt,
  imageScanStatus: { status: 'COMPLETE' },
  imageManifestMediaType: image.mediaType,
});

const notFound = (imageId: ImageIdentifier) => ({
  imageId,
  failureCode: 'ImageNotFound' as const,
  failureReason: 'Requested image not found',
});
