import type { Call, Case } from '../../case.ts';
import { cluster, from, given, prepare, service } from './sample.ts';

const list: Call = ['ListServiceDeployments', { cluster, service }];

export const deployments: Case[] = [
  {
    title: 'lists the deployments of a service by status and time',
    prepare,
    given,
    call: [
      'ListServiceDeployments',
      {
        ...{ cluster, service, status: ['PENDING', 'IN_PROGRESS'], maxResults: 10, nextToken: '0' },
        createdAt: {
          after: new Date('2020-01-01T00:00:00Z'),
          before: new Date('2100-01-01T00:00:00Z'),
        },
      },
    ],
    expect: { answer: { serviceDeployments: [{ serviceArn: /service\/test\/shop$/ }] } },
  },
  {
    title: 'describes deployments',
    prepare,
    given: [...given, list],
    call: [
      'DescribeServiceDeployments',
      (answers) => ({
        serviceDeploymentArns: [from('serviceDeployments.0.serviceDeploymentArn')(answers)],
      }),
    ],
    expect: { answer: { serviceDeployments: [{ status: /./ }], failures: [] } },
  },
  {
    title: 'describes revisions of a service',
    prepare,
    given: [...given, list],
    call: [
      'DescribeServiceRevisions',
      (answers) => ({
        serviceRevisionArns: [from('serviceDeployments.0.targetServiceRevisionArn')(answers)],
      }),
    ],
    expect: {
      answer: { serviceRevisions: [{ taskDefinition: /task-definition\/shop:1$/ }], failures: [] },
    },
  },
  {
    title: 'stops a deployment',
    prepare,
    given: [...given, list],
    call: [
      'StopServiceDeployment',
      (answers) => ({
        serviceDeploymentArn: from('serviceDeployments.0.serviceDeploymentArn')(answers),
        stopType: 'ABORT',
      }),
    ],
    expect: { answer: { serviceDeploymentArn: /service-deployment\/test\/shop\// } },
  },
];
