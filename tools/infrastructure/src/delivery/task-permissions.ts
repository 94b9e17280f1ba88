import type { deliveryArnsOf } from '@gatehouse/service-manifest';
import type { Permission } from './permission.ts';

/** To see which tasks run in the cluster of an environment, and of which image. */
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
    wildcard:
      'ListTasks takes a container instance or *; it is limited to the cluster by a condition',
  },
];
