import type { Service } from '@aws-sdk/client-ecs';
import { compareTags } from './compare-revision.ts';
import type { Definition } from './deploy-files.ts';
import { differences, type Difference } from './differences.ts';

/** ECS leaves its own controller out: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateService.html */
const withDefaults = (service: Service): Service => ({
  deploymentController: { type: 'ECS' },
  ...service,
});

/**
 * What differs between a service and the one that is wanted, apart from its task definition. How many tasks
 * there are is the scaling's business, unless they are fewer than the fewest.
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
