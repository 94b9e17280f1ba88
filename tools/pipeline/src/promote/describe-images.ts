import type { ECR, ImageDetail } from '@aws-sdk/client-ecr';
import { isRefusal } from '../aws/aws-error.ts';
import type { ImageReference } from '../image/image-reference.ts';

/**
 * A repository's information about an image, or about all.
 * @throws {AwsError}
 */
export async function describeImages(
  ecr: Pick<ECR, 'describeImages'>,
  { registry, repository }: ImageReference,
  imageDigest?: string,
): Promise<ImageDetail[]> {
  const found: ImageDetail[] = [];
  let nextToken: string | undefined;
  do {
    const page = await ecr
      .describeImages({
        registryId: registry?.account,
        repositoryName: repository,
        ...(imageDigest === undefined
          ? { filter: { tagStatus: 'TAGGED' as const }, maxResults: 1_000 }
          : { imageIds: [{ imageDigest }] }),
        ...(nextToken !== undefined && { nextToken }),
      })
      .catch((error: unknown) => {
        if (isRefusal(error, 'ImageNotFoundException')) return {};
        throw error;
      });
    const { imageDetails = [], nextToken: next } = page as {
      imageDetails?: ImageDetail[];
      nextToken?: string;
    };
    found.push(...imageDetails);
    nextToken = next;
  } while (nextToken !== undefined);
  return found;
}
