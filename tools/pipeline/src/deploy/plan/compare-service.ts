import type { Service } from '@aws-sdk/client-ecs';
import { compareTags } from './compare-revision.ts';
import type { Definition } from './deploy-files.ts';
import { differences, type Difference } from './differences.ts';

/** ECS omits its own controller: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateService.html */
const withDefaults = (service: Service): Service => ({
  deploymentController: { type: 'ECS' },
  ...service,
});

/**
 * Differences between a service and its target, apart from its task definition. The number of tasks belongs to the
 * scaling, unless it is below the minimum.
 */
export function compareService(
  actual: Service | undefined,
  { taskDefinition: _, cluster: _cluster, tags = [], ...wanted }: Definition['service'],
): Difference[] {
  const { tags: actualTags = [], ...settings } = actual === undefined ? {} : withDefaults(actual);
  const enough = (settings.desiredCount ?? 0) >= (wanted.desiredCount ?? 0);
  const balanced = wanted.loadBalancers && {
    // An omitted setting counts as well: otherwise, ECS would continue to use a resource that the infrastructure is
    // about to remove.
    loadBalancers: wanted.loadBalancers.map((each) => ({
      advancedConfiguration: undefined,
      ...each,
    })),
  };
  const expected = enough
    ? { ...wanted, ...balanced, desiredCount: settings.desiredCount }
    : { ...wanted, ...balanced };
  return [...differences(settings, expected, 'ignored'), ...compareTags(actualTags, tags)];
}
