import { Duration } from 'aws-cdk-lib';
import { TagStatus, type LifecycleRule } from 'aws-cdk-lib/aws-ecr';
import { imageTagOf } from '@gatehouse/service-manifest';

/** Releases of each environment, and builds, that are kept. */
const KEPT = 10;

/**
 * Keeps the last ten. Of builds alone that would be wrong: eleven of them that nobody released to production,
 * and what runs there could not be pulled any more, just when a task has to be replaced. So the last ten releases of
 * each environment are kept as well, production's before all others', as an image that a rule has selected is out of
 * reach of the rules after it. Selected by tags of our own, so that signatures and bills of materials, which
 * other tools push as images with tags like `sha256-...`, are not counted for any.
 * https://docs.aws.amazon.com/AmazonECR/latest/userguide/LifecyclePolicies.html
 * @param environments In the order in which a release passes through them
 */
export function imageLifecycle(environments: readonly string[]): LifecycleRule[] {
  const keep = (description: string, pattern: string) => ({
    description,
    tagStatus: TagStatus.TAGGED,
    tagPatternList: [pattern],
    maxImageCount: KEPT,
  });
  const rules: LifecycleRule[] = [
    ...[...environments]
      .reverse()
      .map((name) => keep(`The last ${KEPT} released to ${name}`, imageTagOf.release(name, '*'))),
    keep(`The last ${KEPT} builds`, imageTagOf.build('*')),
    {
      description: 'What has no tag, or not yet',
      tagStatus: TagStatus.UNTAGGED,
      maxImageAge: Duration.days(1),
    },
  ];
  return rules.map((rule, at) => ({ rulePriority: at + 1, ...rule }));
}
