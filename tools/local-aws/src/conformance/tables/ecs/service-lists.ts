import type { Case } from '../../case.ts';
import { cluster, prepare } from './sample.ts';
import { register, runInput } from './standalone-task.ts';

export const serviceLists: Case[] = [
  {
    title: 'lists the services of a cluster',
    prepare,
    given: [
      register,
      ['CreateService', { ...runInput, serviceName: 'shop', launchType: 'FARGATE' }],
    ],
    call: [
      'ListServices',
      {
        ...{ cluster, launchType: 'FARGATE', schedulingStrategy: 'REPLICA' },
        ...{ maxResults: 5, nextToken: '0' },
      },
    ],
    expect: { answer: { serviceArns: [/service\/test\/shop$/] } },
  },
];
