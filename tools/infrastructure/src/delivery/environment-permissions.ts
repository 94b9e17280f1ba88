import {
  deliveryArnsOf,
  deploymentArnsOf,
  namesOf,
  registryKeysOf,
  type Environment,
  type Workspace,
} from '@gatehouse/service-manifest';
import { recordDeployments } from './record-permissions.ts';
import type { Permission } from './permission.ts';
import { scalingPermissions } from './scaling-permissions.ts';
import { seeTasks, stopTasks } from './task-permissions.ts';
import { verifiedWith } from './verified-with.ts';

/** What a deployment of any service needs of its environment. */
export function environmentPermissions(
  environment: Environment,
  workspace: Workspace,
): Permission[] {
  const { name, names, entry } = environment;
  const arns = deliveryArnsOf(workspace, name);
  const any = namesOf(workspace, name, '*');
  const trafficRole = entry === 'load-balancer' ? [names.arn.trafficRole] : [];
  const { serviceDeployments, serviceRevisions } = deploymentArnsOf(any);
  return [
    { sid: 'SeeCluster', actions: ['ecs:DescribeClusters'], resources: [arns.cluster] },
    ...seeTasks(arns),
    ...stopTasks(arns),
    {
      sid: 'SeeWhatHasNoResource',
      actions: [
        'application-autoscaling:DescribeScalableTargets',
        'application-autoscaling:DescribeScalingPolicies',
        'application-autoscaling:DescribeScheduledActions',
        'ecs:DescribeTaskDefinition',
        'ecs:ListTaskDefinitions',
        'elasticloadbalancing:DescribeTargetGroups',
        'elasticloadbalancing:DescribeTargetHealth',
        'logs:DescribeLogGroups',
      ],
      resources: ['*'],
      wildcard: 'AWS supports no other resource for these, and they only read',
    },
    {
      sid: 'FollowDeployments',
      actions: ['ecs:DescribeServiceDeployments', 'ecs:DescribeServiceRevisions'],
      resources: [serviceDeployments, serviceRevisions],
      wildcard:
        'AWS chooses the ids within this cluster; these actions also need permission on the service',
    },
    {
      sid: 'SeeRoles',
      actions: ['iam:GetRole'],
      resources: [any.arn.taskRole, any.arn.executionRole, ...trafficRole],
      wildcard: 'Checks that the roles of a service exist; it only reads',
    },
    ...trafficRole.map((role) => ({
      sid: 'PassTrafficRole',
      actions: ['iam:PassRole'],
      resources: [role],
      conditions: { StringEquals: { 'iam:PassedToService': 'ecs.amazonaws.com' } },
    })),
    {
      sid: 'TagNewTaskDefinitions',
      actions: ['ecs:TagResource'],
      resources: [arns.newTaskDefinitions],
      conditions: { StringEquals: { 'ecs:CreateAction': 'RegisterTaskDefinition' } },
      wildcard:
        'Only while registering a revision, which is limited to the families of the services',
    },
    ...scalingPermissions(arns, environment),
    {
      sid: 'ReadParameters',
      actions: ['ssm:GetParameterHistory', 'ssm:GetParameters'],
      resources: [arns.parameters],
      wildcard:
        'Parameters that the stacks of this environment export; no parameter of Gatehouse is secret',
    },
    ...recordDeployments(workspace, name),
    { sid: 'Notify', actions: ['sns:Publish'], resources: [names.arn.operationsTopic] },
    {
      sid: 'ReadKeyOfGate',
      actions: ['kms:GetPublicKey'],
      resources: [registryKeysOf(workspace)],
      conditions: {
        StringEquals: { 'kms:RequestAlias': verifiedWith(workspace) },
      },
      wildcard: 'A policy cannot name a key by its alias; the condition does',
    },
  ];
}
