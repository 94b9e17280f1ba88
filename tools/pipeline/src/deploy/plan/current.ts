import type {
  RegisterScalableTargetRequest,
  ScalableTarget,
  ScalingPolicy,
} from '@aws-sdk/client-application-auto-scaling';
import type { Service, Tag, TaskDefinition } from '@aws-sdk/client-ecs';
import { isRefusal } from '../../aws/aws-error.ts';
import type { Aws } from '../aws.ts';
import { readDeployments, withForgotten, type Deployment } from '../observe/deployment.ts';
import { readTemporary, type Temporary } from '../scaling/temporary.ts';
import type { Definition } from './deploy-files.ts';

/** A task definition as it is registered. */
export interface Revision extends TaskDefinition {
  readonly taskDefinitionArn: string;
  readonly tags: Tag[];
}

/** What AWS has of a service. */
export interface Current {
  /** Undefined where there is none, or one that was deleted. */
  readonly service: Service | undefined;
  /** What the service is set to. */
  readonly revision: Revision | undefined;
  /** The newest one that is registered, whether it runs or not. */
  readonly newestRevision: Revision | undefined;
  /** The newest first. */
  readonly deployments: readonly Deployment[];
  readonly scalableTarget: ScalableTarget | undefined;
  readonly scalingPolicies: readonly ScalingPolicy[];
  /** Other bounds that `gatehouse scale` has set for a time. */
  readonly temporary?: Temporary | undefined;
}

/**
 * Needs `ecs:DescribeServices`, `ecs:DescribeTaskDefinition`, `application-autoscaling:DescribeScalableTargets`,
 * `application-autoscaling:DescribeScalingPolicies`, `application-autoscaling:DescribeScheduledActions`, and what `readDeployments` needs.
 * @throws {AwsError}
 */
export async function readCurrent(
  aws: Pick<Aws, 'ecs' | 'scaling'>,
  { service: { cluster = '', serviceName = '' }, taskDefinition, scalableTarget }: Definition,
): Promise<Current> {
  const service = await readService(aws, cluster, serviceName);
  const [revision, newestRevision, deployments, scaling] = await Promise.all([
    service && readRevision(aws, service.taskDefinition ?? ''),
    readRevision(aws, taskDefinition.family ?? ''),
    readKnownDeployments(aws, cluster, serviceName),
    scalableTarget && readScaling(aws, scalableTarget),
  ]);
  return {
    ...{ service, revision, newestRevision },
    deployments: withForgotten(deployments, service),
    ...(scaling ?? NO_SCALING),
  };
}

const NO_SCALING = { scalableTarget: undefined, scalingPolicies: [] };

async function readScaling(
  { scaling }: Pick<Aws, 'scaling'>,
  { ServiceNamespace, ScalableDimension, ResourceId = '' }: RegisterScalableTargetRequest,
) {
  const of = { ServiceNamespace, ScalableDimension };
  const [{ ScalableTargets = [] }, { ScalingPolicies = [] }, temporary] = await Promise.all([
    scaling.describeScalableTargets({ ...of, ResourceIds: [ResourceId] }),
    scaling.describeScalingPolicies({ ...of, ResourceId }),
    readTemporary({ scaling }, { ...of, ResourceId }),
  ]);
  return { scalableTarget: ScalableTargets[0], scalingPolicies: ScalingPolicies, temporary };
}

/** How calls say that there is no such cluster. */
const NO_CLUSTER = ['ClusterNotFoundException', 'InvalidParameterException'];

/** Undefined where there is none; one that was deleted stays in sight for a while, and is none. */
async function readService(
  { ecs }: Pick<Aws, 'ecs'>,
  cluster: string,
  service: string,
): Promise<Service | undefined> {
  try {
    const { services = [] } = await ecs.describeServices({
      cluster,
      services: [service],
      include: ['TAGS'],
    });
    return services.find(({ status }) => status !== 'INACTIVE');
  } catch (error) {
    // Which preflight tells, among all that is missing.
    if (isRefusal(error, ...NO_CLUSTER)) return undefined;
    throw error;
  }
}

/** Also of a service that was deleted, for whose name ECS may still have some; of one that never was there are none. */
async function readKnownDeployments(
  aws: Pick<Aws, 'ecs'>,
  cluster: string,
  service: string,
): Promise<readonly Deployment[]> {
  try {
    return await readDeployments(aws, cluster, service);
  } catch (error) {
    if (isRefusal(error, 'ServiceNotFoundException', ...NO_CLUSTER)) return [];
    throw error;
  }
}

/** @param name An ARN, or a family, of which it is the newest revision; undefined where there is none. */
export async function readRevision(
  { ecs }: Pick<Aws, 'ecs'>,
  name: string,
): Promise<Revision | undefined> {
  try {
    const { taskDefinition, tags = [] } = await ecs.describeTaskDefinition({
      taskDefinition: name,
      include: ['TAGS'],
    });
    const { taskDefinitionArn } = taskDefinition ?? {};
    return taskDefinitionArn === undefined
      ? undefined
      : { ...taskDefinition, taskDefinitionArn, tags };
  } catch (error) {
    // This is how ECS says that there is none.
    if (isRefusal(error, 'ClientException')) return undefined;
    throw error;
  }
}
