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

/** What GitHub takes to see what is deployed, and what a deployment of the stacks would change. It only reads. */
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
      description: `Sees what is deployed in ${name}`,
      workspace,
      provider: names.arn.oidcProvider,
      takenBy: 'status',
    });
    const arns = deliveryArnsOf(workspace, name);
    // One call asks for several at once, and is refused for one that is not allowed: a service that came
    // with the last commit would stop the delivery of all, until its stacks are deployed everywhere.
    const any = deploymentArnsOf(namesOf(workspace, name, '*'));
    permit(new Policy(this, 'Environment', { roles: [this] }), [
      ...seeTasks(arns),
      {
        sid: 'SeeServices',
        actions: ['ecs:DescribeServices'],
        resources: [any.service],
        wildcard: 'Services of this cluster, also those that have just been added',
      },
      {
        sid: 'SeeRecords',
        actions: ['ssm:GetParameters'],
        resources: [any.record],
        wildcard: 'Records of services, also of those that have just been added',
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

/** For `cdk diff`, which compares templates. They hold no secret. */
export const seeStacks = (stacks: readonly string[]) => ({
  sid: 'SeeStacks',
  actions: ['cloudformation:DescribeStacks', 'cloudformation:GetTemplate'],
  resources: stacks,
  wildcard: 'CloudFormation adds an id to the name of a stack',
});
