import type { Case } from '../../case.ts';
import { create, from, given, prepare, register, serviceArn, tags } from './sample.ts';

export const tagging: Case[] = [
  {
    title: 'tags a service, and removes tags',
    operation: 'TagResource',
    prepare,
    given: [
      ...given,
      ['TagResource', (answers) => ({ resourceArn: from('service.serviceArn')(answers), tags })],
    ],
    call: ['ListTagsForResource', (answers) => ({ resourceArn: serviceArn(answers) })],
    expect: { answer: { tags } },
  },
  {
    title: 'removes tags',
    prepare,
    given: [
      register(),
      create({ tags }),
      [
        'UntagResource',
        (answers) => ({ resourceArn: from('service.serviceArn')(answers), tagKeys: ['team'] }),
      ],
    ],
    call: ['ListTagsForResource', (answers) => ({ resourceArn: serviceArn(answers) })],
    operation: 'UntagResource',
    expect: { answer: { tags: [] } },
  },
];
