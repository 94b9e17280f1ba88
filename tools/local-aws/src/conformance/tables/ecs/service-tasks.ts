import type { Case } from '../../case.ts';
import { cluster, given, prepare, service } from './sample.ts';

export const tasks: Case[] = [
  {
    title: 'describes clusters, and lists the missing ones',
    prepare,
    given,
    call: ['DescribeClusters', { clusters: [cluster, 'none'], include: ['TAGS'] }],
    expect: {
      answer: {
        clusters: [{ clusterName: cluster, activeServicesCount: 1, tags: [] }],
        failures: [{ arn: /cluster\/none$/, reason: 'MISSING' }],
      },
    },
  },
  {
    title: 'lists only running tasks',
    prepare,
    given,
    call: [
      'ListTasks',
      {
        ...{
          cluster,
          serviceName: service,
          family: 'shop',
          startedBy: 'none',
          launchType: 'FARGATE',
        },
        ...{ desiredStatus: 'STOPPED', maxResults: 10, nextToken: '0' },
      },
    ],
    expect: { answer: { taskArns: [] } },
  },
  {
    title: 'lists the missing tasks',
    prepare,
    call: ['DescribeTasks', { cluster, tasks: ['none'], include: ['TAGS'] }],
    expect: {
      answer: { tasks: [], failures: [{ arn: /task\/test\/none$/, reason: 'MISSING' }] },
    },
  },
];
