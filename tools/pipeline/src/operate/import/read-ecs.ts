import type { TaskDefinition } from '@aws-sdk/client-ecs';
import { GatehouseError } from '@gatehouse/service-manifest';
import type { Aws } from '../../deploy/aws.ts';
import { parseStrictJson } from '../../json/strict-json.ts';
import type { EcsSource } from './manifest-of-ecs.ts';

/**
 * A running service. Needs `ecs:DescribeServices`, `ecs:DescribeTaskDefinition`,
 * `application-autoscaling:DescribeScalableTargets` and `application-autoscaling:DescribeScalingPolicies`.
 * @throws with one line if it does not exist; {@link AwsError}
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

/**
 * The output of `aws ecs describe-task-definition`, or the input of `register-task-definition`.
 * @throws for anything else
 */
export function parseTaskDefinition(file: string, text: string): EcsSource {
  const document = withoutNulls(parsedJson(file, text)) as Partial<TaskDefinition> & {
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

function parsedJson(file: string, text: string): unknown {
  try {
    return parseStrictJson(text);
  } catch (error) {
    throw new GatehouseError(
      'GH-OPERATE-006',
      `${file} is not valid JSON: ${(error as Error).message}`,
      { cause: error },
    );
  }
}

/** The AWS CLI before version 2 prints null for unset values. */
function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, each]) =>
      each === null ? [] : [[key, withoutNulls(each)]],
    ),
  );
}
