import type { Case } from '../../case.ts';
import { logGroupName, given, put, event, times } from './sample.ts';

export const filters: Case[] = [
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
];
