import type { Call, Case, ConformanceTable } from '../case.ts';

const logGroupName = '/shop';
const stream = { logGroupName, logStreamName: 'app/1' };
const given: Call[] = [
  ['CreateLogGroup', { logGroupName }],
  ['CreateLogStream', stream],
];
const hours = (count: number): number => Date.now() + count * 3_600_000;
const put = (...logEvents: { timestamp: number; message: string }[]): Call => [
  'PutLogEvents',
  { ...stream, logEvents, sequenceToken: '1' },
];
const event = (count: number, message = 'line') => ({ timestamp: hours(count), message });
const times = { startTime: 0, endTime: hours(1) };

const cases: Case[] = [
  {
    title: 'refuses a group that is there',
    given,
    call: ['CreateLogGroup', { logGroupName }],
    expect: { error: 'ResourceAlreadyExistsException' },
  },
  {
    title: 'refuses a stream that is there',
    given,
    call: ['CreateLogStream', stream],
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
    title: 'lists streams',
    given,
    call: [
      'DescribeLogStreams',
      { logGroupName, logStreamNamePrefix: 'app', limit: 50, nextToken: '0' },
    ],
    expect: { answer: { logStreams: [{ logStreamName: 'app/1' }] } },
  },
  {
    title: 'lists streams by their last events',
    given,
    call: [
      'DescribeLogStreams',
      { logGroupIdentifier: logGroupName, orderBy: 'LastEventTime', descending: true },
    ],
    expect: { answer: { logStreams: [{ logStreamName: 'app/1' }] } },
  },
  {
    title: 'says which events are too old',
    given,
    call: put(event(-14 * 24 - 1), event(-14 * 24 + 1)),
    expect: { answer: { rejectedLogEventsInfo: { tooOldLogEventEndIndex: 1 } } },
  },
  {
    title: 'says which events are too new',
    given,
    call: put(event(0), event(3)),
    expect: { answer: { rejectedLogEventsInfo: { tooNewLogEventStartIndex: 1 } } },
  },
  {
    title: 'refuses events out of order',
    given,
    call: put(event(0), event(-1)),
    expect: { error: 'InvalidParameterException', message: /chronological order/ },
  },
  {
    title: 'gives the last events',
    given: [...given, put(event(-2, 'one'), event(-1, 'two'))],
    call: [
      'GetLogEvents',
      { logGroupIdentifier: logGroupName, logStreamName: 'app/1', limit: 1, ...times },
    ],
    expect: { answer: { events: [{ message: 'two' }] } },
  },
  {
    title: 'gives the first events, and those after them',
    given: [
      ...given,
      put(event(-2, 'one'), event(-1, 'two')),
      ['GetLogEvents', { ...stream, startFromHead: true, limit: 1 }],
    ],
    call: [
      'GetLogEvents',
      (answers) => ({
        ...stream,
        startFromHead: true,
        nextToken: answers[3]?.['nextForwardToken'],
      }),
    ],
    expect: { answer: { events: [{ message: 'two' }] } },
  },
  {
    title: 'masks nothing',
    given,
    call: ['GetLogEvents', { ...stream, unmask: true }],
    expect: { refused: 'unmask' },
  },
  {
    title: 'finds events by words',
    given: [...given, put(event(-2, 'good'), event(-1, 'bad ERROR'))],
    call: [
      'FilterLogEvents',
      {
        ...{ logGroupName, logStreamNames: ['app/1'], filterPattern: 'ERROR', ...times },
        ...{ limit: 10, nextToken: '0', interleaved: true },
      },
    ],
    expect: { answer: { events: [{ message: 'bad ERROR', logStreamName: 'app/1' }] } },
  },
  {
    title: 'finds events in streams by prefix',
    given: [...given, put(event(-2, 'good'))],
    call: ['FilterLogEvents', { logGroupIdentifier: logGroupName, logStreamNamePrefix: 'web' }],
    expect: { answer: { events: [] } },
  },
  {
    title: 'has no patterns for JSON',
    given,
    call: ['FilterLogEvents', { logGroupName, filterPattern: '{ $.a = 1 }' }],
    expect: { refused: 'filterPattern' },
  },
];

export const logsTable: ConformanceTable = { service: 'logs', cases };
