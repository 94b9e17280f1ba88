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
    title: 'refuses an existing group',
    given,
    call: ['CreateLogGroup', { logGroupName }],
    expect: { error: 'ResourceAlreadyExistsException' },
  },
  {
    title: 'refuses an existing stream',
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
    title: 'lists streams by their latest events',
    given,
    call: [
      'DescribeLogStreams',
      { logGroupIdentifier: logGroupName, orderBy: 'LastEventTime', descending: true },
    ],
    expect: { answer: { logStreams: [{ logStreamName: 'app/1' }] } },
  },
  {
    title: 'reports the events that are too old',
    given,
    call: put(event(-14 * 24 - 1), event(-14 * 24 + 1)),
    expect: { answer: { rejectedLogEventsInfo: { tooOldLogEventEndIndex: 1 } } },
  },
  {
    title: 'reports the events that are too new',
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
    title: 'returns the latest events',
    given: [...given, put(event(-2, 'one'), event(-1, 'two'))],
    call: [
      'GetLogEvents',
      { logGroupIdentifier: logGroupName, logStreamName: 'app/1', limit: 1, ...times },
    ],
    expect: { answer: { events: [{ message: 'two' }] } },
  },
  {
    title: 'returns the first events, and the following ones',
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
    title: 'refuses JSON patterns',
    given,
    call: ['FilterLogEvents', { logGroupName, filterPattern: '{ $.a = 1 }' }],
    expect: { refused: 'filterPattern' },
  },
  {
    title: 'refuses an unknown token',
    given,
    call: ['GetLogEvents', { ...stream, nextToken: 'none' }],
    expect: { error: 'InvalidParameterException', message: /nextToken is invalid/ },
  },
  {
    title: 'returns events with an id and their time of ingestion',
    given: [...given, put(event(0))],
    call: ['FilterLogEvents', { logGroupName }],
    expect: { answer: { events: [{ eventId: /^\d{56}$/, ingestionTime: /^\d+$/ }] } },
  },
  {
    title: 'refuses stream names together with a prefix',
    given,
    call: [
      'FilterLogEvents',
      { logGroupName, logStreamNames: ['app/1'], logStreamNamePrefix: 'app' },
    ],
    expect: { error: 'InvalidParameterException' },
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
  {
    title: 'refuses a prefix of groups together with a part of the name',
    call: ['DescribeLogGroups', { logGroupNamePrefix: '/s', logGroupNamePattern: 'hop' }],
    expect: { error: 'InvalidParameterException', message: /mutually exclusive/ },
  },
];

export const logsTable: ConformanceTable = { service: 'logs', cases };
