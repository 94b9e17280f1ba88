import { Policy } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import {
  deliveryArnsOf,
  deploymentArnsOf,
  namesOf,
  stackArnsOf,
  type Environment,
  type ServiceModel,
  type Workspace,
} from '@gatehouse/service-manifest';
import { GithubRole } from './github-role.ts';
import { ManagedPolicies } from './managed-policies.ts';
import { permit } from './permission.ts';
import { seeTasks } from './task-permissions.ts';

/** The read-only role in which GitHub's jobs see what is deployed, and what a deployment of the stacks would change. */
export class StatusRole extends GithubRole {
  constructor(
    scope: Construct,
    environment: Environment,
    workspace: Workspace,
    services: readonly ServiceModel[],
  ) {
    const { name, names } = environment;
    super(scope, 'StatusRole', {
      roleName: names.statusRole,
      description: `Reads what is deployed in ${name}`,
      workspace,
      provider: names.arn.oidcProvider,
      takenBy: 'status',
    });
    const arns = deliveryArnsOf(workspace, name);
    // One call reads several services and is denied if one of them is not allowed. A service that came with the last
    // commit would stop all deliveries until its stacks are deployed everywhere.
    const any = deploymentArnsOf(namesOf(workspace, name, '*'));
    permit(new Policy(this, 'Environment', { roles: [this] }), [
      ...seeTasks(arns),
      {
        sid: 'SeeServices',
        actions: ['ecs:DescribeServices'],
        resources: [any.service],
        wildcard: 'Services of this cluster, including those that are added later',
      },
      {
        sid: 'SeeRecords',
        actions: ['ssm:GetParameters'],
        resources: [any.record],
        wildcard: 'Records of services, including those that are added later',
      },
      seeStacks(stackArnsOf(names, name)),
    ]);
    new ManagedPolicies(this, services.length, [
      {
        sid: 'SeeImages',
        actions: ['ecr:BatchGetImage'],
        resources: services.flatMap(({ names }) => names.arn.pulled),
      },
    ]);
  }
}

/** For `cdk diff`, which compares templates. Templates contain no secrets. */
export const seeStacks = (stacks: readonly string[]) => ({
  sid: 'SeeStacks',
  actions: ['cloudformation:DescribeStacks', 'cloudformation:GetTemplate'],
  resources: stacks,
  wildcard: 'CloudFormation adds an id to the name of a stack',
});
