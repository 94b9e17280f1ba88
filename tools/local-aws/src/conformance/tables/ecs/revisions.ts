import type { Case } from '../../case.ts';
import { from, register, tags } from './sample.ts';

export const revisions: Case[] = [
  {
    title: 'describes the newest revision',
    given: [register(), register({}, { tags })],
    call: ['DescribeTaskDefinition', { taskDefinition: 'shop', include: ['TAGS'] }],
    expect: { answer: { taskDefinition: { revision: 2 }, tags } },
  },
  {
    title: 'reports a missing task definition',
    call: ['DescribeTaskDefinition', { taskDefinition: 'none' }],
    expect: { error: 'ClientException', message: /^Unable to describe task definition/ },
  },
  {
    title: 'deregisters a revision',
    given: [register()],
    call: ['DeregisterTaskDefinition', { taskDefinition: 'shop:1' }],
    expect: { answer: { taskDefinition: { status: 'INACTIVE' } } },
  },
  {
    title: 'lists revisions in pages, newest first',
    given: [
      ...[register(), register(), register()],
      [
        'ListTaskDefinitions',
        { familyPrefix: 'shop', status: 'ACTIVE', sort: 'DESC', maxResults: 2 },
      ],
    ],
    call: [
      'ListTaskDefinitions',
      (answers) => ({
        ...{ familyPrefix: 'shop', status: 'ACTIVE', sort: 'DESC', maxResults: 2 },
        nextToken: from('nextToken')(answers),
      }),
    ],
    expect: { answer: { taskDefinitionArns: [/task-definition\/shop:1$/], nextToken: undefined } },
  },
];
