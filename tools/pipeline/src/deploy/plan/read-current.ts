import type { Service } from '@aws-sdk/client-ecs';
import { isRefusal } from '../../aws/aws-error.ts';
import type { Aws } from '../aws.ts';
import type { Deployment } from '../observe/deployment.ts';
import { readDeployments } from '../observe/read-deployments.ts';
import { withForgotten } from '../observe/with-forgotten.ts';
import type { Current } from './current.ts';
import type { Definition } from './deploy-files.ts';
import { readRevision } from './read-revision.ts';
import { readScaling } from './read-scaling.ts';

/**
 * Needs `ecs:DescribeServices`, `ecs:DescribeTaskDefinition`, `application-autoscaling:DescribeScalableTargets`,
 * `application-autoscaling:DescribeScalingPolicies`, `application-autoscaling:DescribeScheduledActions`, and what `readDeployments` needs.
 * @throws {AwsError}
 */
export async function readCurrent(
  aws: Pick<Aws, 'ecs' | 'scaling'>,
  { service: { cluster = '', serviceName = '' }, taskDefinition, scalableTarget }: Definition,
): Promise<Current> {
  // In this order: otherwise a deployment that begins in between would be known although the service still seems to be
  // set to the revision before it, and a command for the same revision would wait for another one.
  const deployments = await readKnownDeployments(aws, cluster, serviceName);
  const service = await readService(aws, cluster, serviceName);
  const [revision, newestRevision, scaling] = await Promise.all([
    service && readRevision(aws, service.taskDefinition ?? ''),
    readRevision(aws, taskDefinition.family ?? ''),
    scalableTarget && readScaling(aws, scalableTarget),
  ]);
  return {
    ...{ service, revision, newestRevision },
    deployments: withForgotten(deployments, service),
    ...(scaling ?? NO_SCALING),
  };
}

const NO_SCALING = { scalableTarget: undefined, scalingPolicies: [] };

/** Errors that mean that the cluster does not exist. */
const NO_CLUSTER = ['ClusterNotFoundException', 'InvalidParameterException'];

/**
 * Undefined if it does not exist; a deleted service stays visible for a while, and counts as
 * missing.
 */
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
    // Preflight reports it together with everything else that is missing.
    if (isRefusal(error, ...NO_CLUSTER)) return undefined;
    throw error;
  }
}

/**
 * Includes deployments of a deleted service of the same name, which ECS may still have; a service that never existed
 * has none.
 */
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
