import { isRefusal } from '../../aws/aws-error.ts';
import { findImage } from '../../image/find-image.ts';
import { imageChildren } from '../../image/image-children.ts';
import type { ImageReference } from '../../image/image-reference.ts';
import type { Aws } from '../aws.ts';

export interface ImageDigests {
  /**
   * Digests with which ECS may report the image: its own and, for an index, those of its platforms.
   */
  readonly digests: ReadonlySet<string>;
  /** Why there are none, on one line. */
  readonly problem?: string;
}

/**
 * What a registry knows about an image. Needs `ecr:BatchGetImage`.
 * @throws {AwsError}
 */
export async function imageDigests(
  { ecr }: Pick<Aws, 'ecr'>,
  image: ImageReference,
): Promise<ImageDigests> {
  const { text, digest } = image;
  const missing = {
    digests: new Set<string>(),
    problem: `the registry has no image ${text}: promote it first, by "gatehouse promote"`,
  };
  try {
    const found = await findImage(ecr, image);
    return found?.imageManifest === undefined
      ? missing
      : childrenOf(text, digest, found.imageManifest);
  } catch (error) {
    if (isRefusal(error, 'RepositoryNotFoundException')) return missing;
    throw error;
  }
}

/**
 * Why a registry does not have an image, one line each.
 * @throws {AwsError}
 */
export async function imageProblems(
  aws: Pick<Aws, 'ecr'>,
  image: ImageReference,
): Promise<string[]> {
  const { problem } = await imageDigests(aws, image);
  return problem === undefined ? [] : [problem];
}

function childrenOf(text: string, digest: string, manifest: string): ImageDigests {
  try {
    return { digests: new Set([digest, ...imageChildren(digest, manifest)]) };
  } catch (error) {
    return {
      digests: new Set(),
      problem: `the image ${text} is not to be trusted: ${(error as Error).message}`,
    };
  }
}
