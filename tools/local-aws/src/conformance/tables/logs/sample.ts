import type { Call } from '../../case.ts';

export const logGroupName = '/shop';

export const stream = { logGroupName, logStreamName: 'app/1' };

export const given: Call[] = [
  ['CreateLogGroup', { logGroupName }],
  ['CreateLogStream', stream],
];

const hours = (count: number): number => Date.now() + count * 3_600_000;

export const put = (...logEvents: { timestamp: number; message: string }[]): Call => [
  'PutLogEvents',
  { ...stream, logEvents, sequenceToken: '1' },
];

export const event = (count: number, message = 'line') => ({ timestamp: hours(count), message });

export const times = { startTime: 0, endTime: hours(1) };
