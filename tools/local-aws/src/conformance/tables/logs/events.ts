import type { Case } from '../../case.ts';
import { logGroupName, stream, given, put, event, times } from './sample.ts';

export const events: Case[] = [
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
    title: 'refuses an unknown token',
    given,
    call: ['GetLogEvents', { ...stream, nextToken: 'none' }],
    expect: { error: 'InvalidParameterException', message: /nextToken is invalid/ },
  },
];
