import { GatehouseError } from '@gatehouse/service-manifest';
import { readPages } from '../../aws/read-pages.ts';
import type { Aws } from '../../deploy/aws.ts';
import type { EcsSource } from './ecs-source.ts';

/**
 * A running service. Needs `ecs:DescribeServices`, `ecs:DescribeTaskDefinition`, and of application-autoscaling
 * `DescribeScalableTargets`, `DescribeScalingPolicies` and `DescribeScheduledActions`.
 * @throws with one line if it does not exist; {@link AwsError}
 */
export async function readEcs(aws: Aws, cluster: string, name: string): Promise<EcsSource> {
  const { services: [service] = [] } = await aws.ecs.describeServices({
    ...{ cluster, services: [name] },
    include: ['TAGS'],
  });
  if (service === undefined || service.status === 'INACTIVE')
    throw new GatehouseError(
      'GH-OPERATE-006',
      `there is no service "${name}" in the cluster "${cluster}"`,
    );
  // With another controller than ECS, task sets have it.
  const revision =
    service.taskDefinition ??
    service.taskSets?.find(({ status }) => status === 'PRIMARY')?.taskDefinition;
  if (revision === undefined)
    throw new GatehouseError('GH-OPERATE-006', `${name} has no task definition`);
  const of = {
    ServiceNamespace: 'ecs',
    ScalableDimension: 'ecs:service:DesiredCount',
  } as const;
  const ResourceId = `service/${cluster}/${name}`;
  const [{ taskDefinition }, { ScalableTargets = [] }, policies, actions] = await Promise.all([
    aws.ecs.describeTaskDefinition({ taskDefinition: revision }),
    aws.scaling.describeScalableTargets({ ...of, ResourceIds: [ResourceId] }),
    readPages((NextToken) => aws.scaling.describeScalingPolicies({ ...of, ResourceId, NextToken })),
    readPages((NextToken) =>
      aws.scaling.describeScheduledActions({ ...of, ResourceId, NextToken }),
    ),
  ]);
  if (taskDefinition === undefined)
    throw new GatehouseError('GH-OPERATE-006', `${name} has no task definition`);
  return {
    ...{ taskDefinition, service },
    scalableTarget: ScalableTargets[0],
    scalingPolicies: policies.flatMap(({ ScalingPolicies = [] }) => ScalingPolicies),
    scheduledActions: actions.flatMap(({ ScheduledActions = [] }) => ScheduledActions),
  };
}
