import type {
  GetLogEventsRequest,
  GetLogEventsResponse,
  PutLogEventsRequest,
  PutLogEventsResponse,
} from '@aws-sdk/client-cloudwatch-logs';
import type { OperationParameters, Operations } from '../../protocol/operations.ts';
import { checkBatch, checkedLimit, invalid, sortOut } from '../check-events.ts';
import type { LogStore } from '../log-store.ts';
import { page } from './parameters.ts';
import { withinPeriod } from './within-period.ts';

const group = { logGroupName: 'text', logGroupIdentifier: 'text' } as const;
const times = { startTime: 'integer', endTime: 'integer' } as const;

export const eventParameters = {
  PutLogEvents: {
    ...{ logGroupName: 'text', logStreamName: 'text', sequenceToken: 'text' },
    logEvents: [{ timestamp: 'integer', message: 'text' }],
  },
  GetLogEvents: { ...group, logStreamName: 'text', ...times, startFromHead: 'boolean', ...page },
  FilterLogEvents: {
    ...group,
    ...{ logStreamNames: ['text'], logStreamNamePrefix: 'text', filterPattern: 'text' },
    ...times,
    ...page,
    // AWS has always interleaved since 2019.
    interleaved: 'boolean',
  },
} as const satisfies OperationParameters;

export const eventOperations = {
  /** A sequence token is accepted and ignored, as in AWS. */
  PutLogEvents(input: PutLogEventsRequest, store): PutLogEventsResponse {
    const stream = store.stream(input.logGroupName, input.logStreamName);
    const events = (input.logEvents ?? []).map(({ timestamp = 0, message = '' }) => ({
      timestamp,
      message,
    }));
    checkBatch(events);
    const { accepted, rejected } = sortOut(events, Date.now());
    stream.events = [...stream.events, ...accepted].sort((a, b) => a.timestamp - b.timestamp);
    return {
      nextSequenceToken: String(stream.events.length),
      ...(rejected && { rejectedLogEventsInfo: rejected }),
    };
  },

  /** Without a token, returns the latest events, or with `startFromHead` the first ones; always oldest first. */
  GetLogEvents(input: GetLogEventsRequest, store): GetLogEventsResponse {
    const { startFromHead = false, nextToken } = input;
    const limit = checkedLimit(input.limit, 10_000);
    const group = input.logGroupName ?? input.logGroupIdentifier;
    const events = store.stream(group, input.logStreamName).events.filter(withinPeriod(input));
    const [, direction, position] = /^([fb])\/(\d{1,9})$/.exec(nextToken ?? '') ?? [];
    if (nextToken !== undefined && !direction) throw invalid('The specified nextToken is invalid.');
    let start = startFromHead ? 0 : Math.max(0, events.length - limit);
    if (direction === 'f') start = Number(position);
    if (direction === 'b') start = Math.max(0, Number(position) - limit);
    const end = direction === 'b' ? Number(position) : Math.min(events.length, start + limit);
    return {
      events: events
        .slice(start, end)
        .map((event) => ({ ...event, ingestionTime: event.timestamp })),
      nextForwardToken: `f/${end}`,
      nextBackwardToken: `b/${start}`,
    };
  },
} satisfies Operations<LogStore>;
