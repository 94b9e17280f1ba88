import { imageTagOf } from '@gatehouse/service-manifest';
import { isRefusal } from '../aws/aws-error.ts';
import { findImage } from '../aws/find-image.ts';
import type { Aws } from '../deploy/aws.ts';
import type { ImageReference } from '../gate/image-reference.ts';

/**
 * Puts the tag of a release on an image that is there; once more is no error. The lifecycle of the
 * repositories counts these tags. Needs `ecr:BatchGetImage` and `ecr:PutImage`.
 * @returns the tag
 * @throws {AwsError}; an error of one line where the registry has no such image
 */
export async function keep(
  { ecr }: Pick<Aws, 'ecr'>,
  image: ImageReference,
  environment: string,
): Promise<string> {
  const { text, registry, repository, digest } = image;
  const imageTag = imageTagOf.release(environment, digest);
  const found = await findImage(ecr, image);
  if (found?.imageManifest === undefined)
    throw new Error(`The registry has no image ${text}, so that it cannot be kept`);
  try {
    await ecr.putImage({
      registryId: registry?.account,
      repositoryName: repository,
      imageManifest: found.imageManifest,
      imageManifestMediaType: found.imageManifestMediaType,
      imageDigest: digest,
      imageTag,
    });
  } catch (error) {
    // The digest is part of the tag: where it is taken, it is on this image.
    if (!isRefusal(error, 'ImageAlreadyExistsException', 'ImageTagAlreadyExistsException'))
      throw error;
  }
  return imageTag;
}
