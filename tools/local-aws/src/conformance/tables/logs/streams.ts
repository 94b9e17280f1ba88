import type { Case } from '../../case.ts';
import { logGroupName, stream, given } from './sample.ts';

export const streams: Case[] = [
  {
    title: 'refuses an existing stream',
    given,
    call: ['CreateLogStream', stream],
    expect: { error: 'ResourceAlreadyExistsException' },
  },
  {
    title: 'lists streams',
    given,
    call: [
      'DescribeLogStreams',
      { logGroupName, logStreamNamePrefix: 'app', limit: 50, nextToken: '0' },
    ],
    expect: { answer: { logStreams: [{ logStreamName: 'app/1' }] } },
  },
  {
    title: 'lists streams by their latest events',
    given,
    call: [
      'DescribeLogStreams',
      { logGroupIdentifier: logGroupName, orderBy: 'LastEventTime', descending: true },
    ],
    expect: { answer: { logStreams: [{ logStreamName: 'app/1' }] } },
  },
  {
    title: 'refuses to order the streams of a prefix by time',
    given,
    call: [
      'DescribeLogStreams',
      { logGroupName, logStreamNamePrefix: 'app', orderBy: 'LastEventTime' },
    ],
    expect: { error: 'InvalidParameterException', message: /^Cannot order by LastEventTime/ },
  },
];
