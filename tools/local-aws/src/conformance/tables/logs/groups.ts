import type { Case } from '../../case.ts';
import { logGroupName, given } from './sample.ts';

export const groups: Case[] = [
  {
    title: 'refuses an existing group',
    given,
    call: ['CreateLogGroup', { logGroupName }],
    expect: { error: 'ResourceAlreadyExistsException' },
  },
  {
    title: 'lists groups by prefix',
    given,
    call: ['DescribeLogGroups', { logGroupNamePrefix: '/s', limit: 50, nextToken: '0' }],
    expect: { answer: { logGroups: [{ logGroupName }] } },
  },
  {
    title: 'lists groups by a part of the name',
    given,
    call: ['DescribeLogGroups', { logGroupNamePattern: 'HOP' }],
    expect: { answer: { logGroups: [{ logGroupName }] } },
  },
  {
    title: 'refuses a prefix of groups together with a part of the name',
    call: ['DescribeLogGroups', { logGroupNamePrefix: '/s', logGroupNamePattern: 'hop' }],
    expect: { error: 'InvalidParameterException', message: /mutually exclusive/ },
  },
];
