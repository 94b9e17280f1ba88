import type { Call, Case } from '../../case.ts';
import { N, S, TableName, put, table } from './sample.ts';
import { addIndex, byName } from './by-name.ts';

const timeToLive = (Enabled: boolean, AttributeName = 'expires'): Call => [
  'UpdateTimeToLive',
  { TableName, TimeToLiveSpecification: { AttributeName, Enabled } },
];

const seconds = Math.floor(Date.now() / 1000);

export const timesToLive: Case[] = [
  {
    title: 'is off by default',
    given: [table],
    call: ['DescribeTimeToLive', { TableName }],
    expect: { answer: { TimeToLiveDescription: { TimeToLiveStatus: 'DISABLED' } } },
  },
  {
    title: 'is turned on',
    given: [table],
    call: timeToLive(true),
    expect: {
      answer: { TimeToLiveSpecification: { AttributeName: 'expires', Enabled: true } },
    },
  },
  {
    title: 'returns its attribute',
    given: [table, timeToLive(true)],
    call: ['DescribeTimeToLive', { TableName }],
    expect: {
      answer: {
        TimeToLiveDescription: { TimeToLiveStatus: 'ENABLED', AttributeName: 'expires' },
      },
    },
  },
  ...(
    [
      [[table, timeToLive(true)], timeToLive(true), /already enabled/],
      [[table], timeToLive(false), /already disabled/],
      [[table, timeToLive(true)], timeToLive(true, 'other'), /different AttributeName/],
    ] as const
  ).map(([given, call, message]): Case => ({
    title: `is not changed to what it cannot be: ${message.source}`,
    given,
    call,
    expect: { error: 'ValidationException', message },
  })),
  {
    operation: 'UpdateTimeToLive',
    title: 'deletes expired items, and no others',
    given: [
      table,
      put('gone', { expires: N(seconds - 10) }),
      put('ancient', { expires: N(seconds - 6 * 365 * 24 * 3600) }),
      put('later', { expires: N(seconds + 3600) }),
      put('text', { expires: S('1') }),
      put('without'),
      timeToLive(true),
    ],
    call: ['Scan', { TableName, Select: 'COUNT' }],
    expect: { answer: { Count: 4 } },
  },
  {
    operation: 'UpdateTimeToLive',
    title: 'deletes expired items from indexes',
    given: [
      table,
      addIndex(),
      put('gone', { name: S('Ann'), expires: N(seconds - 10) }),
      timeToLive(true),
    ],
    call: byName('Ann'),
    expect: { answer: { Count: 0 } },
  },
  {
    title: 'reports a missing table',
    call: timeToLive(true),
    expect: { error: 'ResourceNotFoundException' },
  },
];
