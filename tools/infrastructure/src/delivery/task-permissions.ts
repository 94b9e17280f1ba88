import type { deliveryArnsOf } from '@gatehouse/service-manifest';
import type { Permission } from './permission.ts';

/** Permissions to see which tasks run in the cluster of an environment, and their images. */
export const seeTasks = (arns: ReturnType<typeof deliveryArnsOf>): Permission[] => [
  {
    sid: 'SeeTasks',
    actions: ['ecs:DescribeTasks'],
    resources: [arns.tasks],
    wildcard: 'Tasks of this cluster; AWS gives them their ids',
  },
  {
    sid: 'ListTasks',
    actions: ['ecs:ListTasks'],
    resources: ['*'],
    conditions: { ArnEquals: { 'ecs:cluster': arns.cluster } },
    wildcard: 'ListTasks supports a container instance or *; a condition limits it to the cluster',
  },
];

/**
 * Permissions to run and stop single tasks, such as migrations, of exactly these services in the cluster of an
 * environment. The tasks can only have the roles of the services: see `PassRoles`.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonelasticcontainerservice.html
 */
export const runTasks = (cluster: string, taskDefinitions: readonly string[]): Permission => ({
  sid: 'RunTasks',
  actions: ['ecs:RunTask'],
  resources: [...taskDefinitions],
  conditions: {
    ArnEquals: { 'ecs:cluster': cluster },
    // If a request sets this: no shell in a container.
    StringEqualsIfExists: { 'ecs:enable-execute-command': 'false' },
  },
  wildcard: 'A revision gets its number when it is registered',
});

/** What running a task of any service needs in addition. */
export const stopTasks = (arns: ReturnType<typeof deliveryArnsOf>): Permission[] => [
  {
    sid: 'StopTasks',
    actions: ['ecs:StopTask'],
    resources: [arns.tasks],
    conditions: { ArnEquals: { 'ecs:cluster': arns.cluster } },
    wildcard: 'Tasks of this cluster; AWS gives them their ids',
  },
  {
    sid: 'TagNewTasks',
    actions: ['ecs:TagResource'],
    resources: [arns.tasks],
    conditions: { StringEquals: { 'ecs:CreateAction': 'RunTask' } },
    wildcard: 'Only while starting a task, which is limited to the families of the services',
  },
];
