import type {
  DescribeImagesRequest,
  DescribeImagesResponse,
  ImageDetail,
  ListImagesRequest,
  ListImagesResponse,
} from '@aws-sdk/client-ecr';
import type { Operations } from '../../protocol/operations.ts';
import { pageOf } from '../../protocol/pages.ts';
import type { Registry } from '../registry.ts';
import { imageOf } from '../find-image.ts';
import type { StoredImage, StoredRepository } from '../model.ts';

export const listImageOperations = {
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
} satisfies Operations<Registry>;

const hasStatus = (tags: readonly string[], status = 'ANY'): boolean =>
  status === 'ANY' || (status === 'TAGGED') === tags.length > 0;

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
