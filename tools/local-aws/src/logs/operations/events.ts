import type {
  FilterLogEventsRequest,
  FilterLogEventsResponse,
  GetLogEventsRequest,
  GetLogEventsResponse,
  PutLogEventsRequest,
  PutLogEventsResponse,
} from '@aws-sdk/client-cloudwatch-logs';
import type { OperationParameters, Operations } from '../../protocol/operations.ts';
import { pageOf } from '../../protocol/pages.ts';
import { ServiceError } from '../../protocol/service-error.ts';
import { checkBatch, checkedLimit, sortOut } from '../check-events.ts';
import type { LogEvent, LogStore } from '../log-store.ts';

const group = { logGroupName: 'text', logGroupIdentifier: 'text' } as const;
const times = { startTime: 'integer', endTime: 'integer' } as const;
const page = { limit: 'integer', nextToken: 'text' } as const;

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
    // AWS interleaves always, since 2019.
    interleaved: 'boolean',
  },
} as const satisfies OperationParameters;

export const eventOperations = {
  /** A sequence token is accepted and means nothing any more, as in AWS. */
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

  /** Without a token the latest events, or with `startFromHead` the first; always the oldest first. */
  GetLogEvents(input: GetLogEventsRequest, store): GetLogEventsResponse {
    const { startFromHead = false, nextToken } = input;
    const limit = checkedLimit(input.limit, 10_000);
    const group = input.logGroupName ?? input.logGroupIdentifier;
    const events = store.stream(group, input.logStreamName).events.filter(within(input));
    const [direction, position] = (nextToken ?? '').split('/');
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

  /** Of patterns there are words, in quotes or without, all of which a message has. */
  FilterLogEvents(input: FilterLogEventsRequest, store): FilterLogEventsResponse {
    const { logStreamNames, logStreamNamePrefix = '', filterPattern = '', nextToken } = input;
    const { streams } = store.group(input.logGroupName ?? input.logGroupIdentifier);
    if (/^\s*[{[]|^%|(^|\s)[?-]/.test(filterPattern))
      throw new ServiceError(
        'InvalidParameterException',
        'The embedded AWS does not support the parameter filterPattern but for words.',
      );
    const words = [...filterPattern.matchAll(/"([^"]*)"|(\S+)/g)].map(([, a, b]) => a ?? b ?? '');
    const found = [...streams.values()]
      .filter(({ name }) => logStreamNames?.includes(name) ?? name.startsWith(logStreamNamePrefix))
      .flatMap(({ name, events }) =>
        events.filter(within(input)).map((event) => ({ ...event, logStreamName: name })),
      )
      .filter(({ message }) => words.every((word) => message.includes(word)))
      .sort((a, b) => a.timestamp - b.timestamp);
    const { items, next } = pageOf(found, {
      size: checkedLimit(input.limit, 10_000),
      token: nextToken,
    });
    return { events: items, nextToken: next };
  },
} satisfies Operations<LogStore>;

const within =
  ({
    startTime = 0,
    endTime = Infinity,
  }: {
    startTime?: number | undefined;
    endTime?: number | undefined;
  }) =>
  ({ timestamp }: LogEvent): boolean =>
    timestamp >= startTime && timestamp < endTime;
