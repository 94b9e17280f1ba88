import { deploymentArnsOf, secretsOf, type ServiceModel } from '@gatehouse/service-manifest';
import type { Permission } from './permission.ts';
import { runTasks } from './task-permissions.ts';

/**
 * The permissions of a deployment on exactly these services.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonelasticcontainerservice.html
 */
export function servicePermissions(
  models: readonly ServiceModel[],
  { cluster }: { readonly cluster: string },
): Permission[] {
  const names = models.map((model) => model.names);
  const deployments = names.map(deploymentArnsOf);
  return [
    {
      sid: 'RegisterTaskDefinitions',
      actions: ['ecs:RegisterTaskDefinition'],
      resources: deployments.map(({ taskDefinitions }) => taskDefinitions),
      conditions: { StringEqualsIfExists: { 'ecs:privileged': 'false' } },
      wildcard: 'A revision gets its number when it is registered',
    },
    {
      sid: 'Deploy',
      actions: [
        'ecs:CreateService',
        'ecs:DescribeServiceDeployments',
        'ecs:DescribeServiceRevisions',
        'ecs:DescribeServices',
        'ecs:ListServiceDeployments',
        'ecs:TagResource',
        'ecs:UpdateService',
      ],
      resources: deployments.map(({ service }) => service),
      // If a request sets these: no shell in a container, and no public address unless tasks need theirs to reach AWS.
      conditions: {
        StringEqualsIfExists: { 'ecs:enable-execute-command': 'false' },
        ...(models.every(({ place }) => place.network.endpoints) && {
          BoolIfExists: { 'ecs:auto-assign-public-ip': 'false' },
        }),
      },
    },
    runTasks(
      cluster,
      deployments.map(({ taskDefinitions }) => taskDefinitions),
    ),
    {
      sid: 'PassRoles',
      actions: ['iam:PassRole'],
      resources: names.flatMap(({ arn }) => [arn.taskRole, arn.executionRole]),
      conditions: { StringEquals: { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' } },
    },
    {
      sid: 'ReadLogs',
      actions: ['logs:GetLogEvents'],
      resources: names.map(({ arn }) => `${arn.logGroup}:*`),
      wildcard: 'A stream is named after its task',
    },
    {
      sid: 'SeeSecrets',
      actions: ['secretsmanager:DescribeSecret'],
      resources: models.flatMap(({ manifest, names }) => secretsOf(manifest).map(names.arn.secret)),
    },
    {
      sid: 'Record',
      actions: ['ssm:PutParameter'],
      resources: models.flatMap(({ manifest, names }) => {
        const { record, releaseStep } = deploymentArnsOf(names);
        return manifest.release === undefined ? [record] : [record, releaseStep];
      }),
    },
    {
      sid: 'SeeImages',
      actions: ['ecr:BatchGetImage'],
      resources: names.flatMap(({ arn }) => arn.pulled),
    },
  ];
}
