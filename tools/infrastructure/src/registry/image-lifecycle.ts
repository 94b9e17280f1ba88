import { Duration } from 'aws-cdk-lib';
import { TagStatus, type LifecycleRule } from 'aws-cdk-lib/aws-ecr';
import { buildTagOf, RELEASES_KEPT } from '@gatehouse/service-manifest';

/** The gate needs an image in its build repository for minutes only; evidence is valid for at most 30 days. */
const BUILDS_KEPT = Duration.days(30);

const untagged = (age: Duration): LifecycleRule => ({
  rulePriority: 2,
  description: 'Images without a tag, left by an interrupted push',
  tagStatus: TagStatus.UNTAGGED,
  maxImageAge: age,
});

/**
 * Removes builds by age alone. A limit by count would let a role that may push evict the build that is being gated.
 * https://docs.aws.amazon.com/AmazonECR/latest/userguide/LifecyclePolicies.html
 */
export const buildLifecycle = (): LifecycleRule[] => [
  {
    rulePriority: 1,
    description: `Builds older than ${BUILDS_KEPT.toDays()} days`,
    tagStatus: TagStatus.TAGGED,
    tagPatternList: [buildTagOf('*')],
    maxImageAge: BUILDS_KEPT,
  },
  untagged(Duration.days(1)),
];

/**
 * Keeps the newest releases of one environment by count, because a limit by age would remove running images. Only the
 * gate adds to them, and it refuses a promotion that would evict an image that is in use. Counted by the tags of
 * builds, so that signatures with tags like `sha256-...` are not counted. The platforms of an index, and what refers to
 * an image, have no tag; ECR does not expire them before their index or image.
 */
export const releaseLifecycle = (): LifecycleRule[] => [
  {
    rulePriority: 1,
    description: `All but the newest ${RELEASES_KEPT} releases`,
    tagStatus: TagStatus.TAGGED,
    tagPatternList: [buildTagOf('*')],
    maxImageCount: RELEASES_KEPT,
  },
  untagged(Duration.days(7)),
];
