import { registryNamesOf } from './registry-names.ts';
import type { Workspace } from './schema/workspace-schema.ts';
import type { Names } from './service-names.ts';
import { environmentNamesOf } from './shared-names.ts';
import { stackNameOf } from './stack-names.ts';

/**
 * ARNs that only policies name: resources of the deploy stage, or of AWS itself. A `*` replaces a
 * revision or an id that is not known in advance.
 */
export function deliveryArnsOf(workspace: Workspace, environment: string) {
  const { account, region, partition, cluster } = environmentNamesOf(workspace, environment);
  const arn = (service: string, resource: string) =>
    `arn:${partition}:${service}:${region}:${account}:${resource}`;
  const linkedRole = (principal: string, name: string) =>
    `arn:${partition}:iam::${account}:role/aws-service-role/${principal}/${name}`;
  return {
    cluster: arn('ecs', `cluster/${cluster}`),
    tasks: arn('ecs', `task/${cluster}/*`),
    newTaskDefinitions: arn('ecs', 'task-definition/*'),
    parameters: arn('ssm', `parameter/gatehouse/${environment}/*`),
    alarms: arn('cloudwatch', 'alarm:*'),
    /** The names of the alarms that Application Auto Scaling scales by. */
    scalingAlarms: arn('cloudwatch', `alarm:TargetTracking-service/${cluster}/*`),
    scalableTargets: arn('application-autoscaling', 'scalable-target/*'),
    serviceLinkedRoles: [
      linkedRole('ecs.amazonaws.com', 'AWSServiceRoleForECS'),
      linkedRole(
        'ecs.application-autoscaling.amazonaws.com',
        'AWSServiceRoleForApplicationAutoScaling_ECSService',
      ),
    ],
  };
}

/** The resources that the deploy stage creates and records for one service. */
export function deploymentArnsOf(names: Names) {
  const { account, region, partition, cluster, service, family, parameter } = names;
  const arn = (name: string, resource: string) =>
    `arn:${partition}:${name}:${region}:${account}:${resource}`;
  return {
    taskDefinitions: arn('ecs', `task-definition/${family}:*`),
    service: arn('ecs', `service/${cluster}/${service}`),
    serviceDeployments: arn('ecs', `service-deployment/${cluster}/${service}/*`),
    serviceRevisions: arn('ecs', `service-revision/${cluster}/${service}/*`),
    record: arn('ssm', `parameter${parameter('deployment')}`),
    releaseStep: arn('ssm', `parameter${parameter('release-step')}`),
  };
}

/** The keys of the registry's account; an alias identifies each one. */
export function registryKeysOf(workspace: Workspace): string {
  const { account, region, partition } = registryNamesOf(workspace);
  return `arn:${partition}:kms:${region}:${account}:key/*`;
}

/**
 * The stacks of an environment, or of the registry, and of its account; CloudFormation appends an id to
 * each name.
 */
export const stackArnsOf = (
  { account, region, partition }: AccountLocation,
  environment: string,
): string[] =>
  [`gatehouse-${environment}-*`, stackNameOf.account(account)].map(
    (name) => `arn:${partition}:cloudformation:${region}:${account}:stack/${name}/*`,
  );

/** The roles of `cdk bootstrap`, which deploy the stacks of an account and region. */
export const bootstrapRolesOf = ({ account, region, partition }: AccountLocation): string[] =>
  ['deploy', 'file-publishing', 'lookup'].map(
    (what) =>
      `arn:${partition}:iam::${account}:role/cdk-hnb659fds-${what}-role-${account}-${region}`,
  );

interface AccountLocation {
  readonly account: string;
  readonly region: string;
  readonly partition: string;
}

/**
 * Tag of the image that was built from a commit. It never moves, and a promotion copies it with the
 * image.
 */
export const buildTagOf = (commit: string): string => `build-${commit}`;
