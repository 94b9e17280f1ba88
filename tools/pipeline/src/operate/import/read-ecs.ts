import type { TaskDefinition } from '@aws-sdk/client-ecs';
import { GatehouseError } from '@gatehouse/service-manifest';
import type { Aws } from '../../deploy/aws.ts';
import { parseStrictJson } from '../../json/strict-json.ts';
import type { EcsSource } from './manifest-of-ecs.ts';

/**
 * A service as it runs. Needs `ecs:DescribeServices`, `ecs:DescribeTaskDefinition`,
 * `application-autoscaling:DescribeScalableTargets` and `application-autoscaling:DescribeScalingPolicies`.
 * @throws with one line where there is none; {@link AwsError}
 */
export async function readEcs(aws: Aws, cluster: string, name: string): Promise<EcsSource> {
  const { services: [service] = [] } = await aws.ecs.describeServices({
    ...{ cluster, services: [name] },
    include: ['TAGS'],
  });
  if (service?.taskDefinition === undefined || service.status === 'INACTIVE')
    throw new GatehouseError(
      'GH-OPERATE-006',
      `there is no service "${name}" in the cluster "${cluster}"`,
    );
  const of = {
    ServiceNamespace: 'ecs',
    ScalableDimension: 'ecs:service:DesiredCount',
  } as const;
  const ResourceId = `service/${cluster}/${name}`;
  const [{ taskDefinition }, { ScalableTargets = [] }, { ScalingPolicies = [] }] =
    await Promise.all([
      aws.ecs.describeTaskDefinition({ taskDefinition: service.taskDefinition }),
      aws.scaling.describeScalableTargets({ ...of, ResourceIds: [ResourceId] }),
      aws.scaling.describeScalingPolicies({ ...of, ResourceId }),
    ]);
  if (taskDefinition === undefined)
    throw new GatehouseError('GH-OPERATE-006', `${name} has no task definition`);
  return {
    ...{ taskDefinition, service },
    scalableTarget: ScalableTargets[0],
    scalingPolicies: ScalingPolicies,
  };
}

/** What `aws ecs describe-task-definition` prints, or `register-task-definition` takes. @throws for anything else */
export function parseTaskDefinition(file: string, text: string): EcsSource {
  const document = parseStrictJson(text) as Partial<TaskDefinition> & {
    taskDefinition?: TaskDefinition;
  };
  const taskDefinition = document.taskDefinition ?? (document as TaskDefinition);
  if (!Array.isArray(taskDefinition.containerDefinitions))
    throw new GatehouseError(
      'GH-OPERATE-006',
      `${file} is no task definition: it has no "containerDefinitions"`,
    );
  return { taskDefinition };
}
