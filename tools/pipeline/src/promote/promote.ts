import type { ECR } from '@aws-sdk/client-ecr';
import { GatehouseError, buildTagOf } from '@gatehouse/service-manifest';
import type { ImageReference } from '../image/image-reference.ts';
import { checkRetention } from './check-retention.ts';
import type { Copied } from './copied.ts';
import { copyImage } from './copy-image.ts';
import { describeImages } from './describe-images.ts';
import { PromotionError } from './promotion-error.ts';
import type { RegistryClient } from './registry-client.ts';

export interface PromoteInput {
  /** In the build repository. */
  readonly build: ImageReference;
  /** The same digest, in the release repository. */
  readonly release: ImageReference;
  readonly now: Date;
}

/** The result of a promotion. */
export interface Promotion extends Copied {
  readonly image: string;
  /** Build tags, which prove the commit and by which releases are counted. */
  readonly tags: readonly string[];
}

/**
 * Copies an image that has passed the gate from its build repository into an environment's release repository. Its tags
 * are set last, so that a tagged image is complete. A second run completes what is missing, and changes nothing else.
 * Needs `ecr:DescribeImages` of both, to pull from the one, and to push to the other.
 * @throws {PromotionError} if the image must not be promoted; {@link AwsError}, `RegistryError`, `DeadlineError`
 */
export async function promote(
  ecr: Pick<ECR, 'describeImages'>,
  registry: RegistryClient,
  { build, release, now }: PromoteInput,
): Promise<Promotion> {
  const { digest } = build;
  const tags = await buildTags(ecr, build);
  if (tags.length === 0)
    throw new PromotionError(
      'GH-PROMOTE-001',
      `${build.repository} has no build ${digest}: it is not there, or no commit is named by its tags; build it by "nx container NAME --push"`,
    );
  const problem = checkRetention(await describeImages(ecr, release), digest, now);
  if (problem !== undefined) throw new PromotionError('GH-PROMOTE-006', problem);

  const copied = await copyImage(registry, build.repository, release.repository, digest);
  await addTags(registry, release, tags, await buildTags(ecr, release));
  const found = await buildTags(ecr, release);
  const missing = tags.filter((tag) => !found.includes(tag));
  if (missing.length > 0)
    throw new GatehouseError(
      'GH-PROMOTE-003',
      `${release.text} did not get the tag ${missing.join(', ')}`,
    );
  return { ...copied, image: release.text, tags };
}

async function buildTags(ecr: Pick<ECR, 'describeImages'>, image: ImageReference) {
  const [found] = await describeImages(ecr, image, image.digest);
  return (found?.imageTags ?? []).filter((tag) => tag.startsWith(buildTagOf('')));
}

async function addTags(
  registry: RegistryClient,
  { repository, digest }: ImageReference,
  tags: readonly string[],
  present: readonly string[],
): Promise<void> {
  const missing = tags.filter((tag) => !present.includes(tag));
  const manifest = missing.length > 0 ? await registry.manifest(repository, digest) : undefined;
  for (const tag of missing) {
    const taken = await registry.manifest(repository, tag);
    if (taken !== undefined && taken.text !== manifest?.text)
      throw new PromotionError(
        'GH-PROMOTE-003',
        `${repository}:${tag} is another image already, and tags never move`,
      );
    if (manifest !== undefined && taken === undefined)
      await registry.putManifest(repository, tag, manifest);
  }
}
