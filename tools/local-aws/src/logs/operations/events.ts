import { createHash } from 'node:crypto';
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
import { checkBatch, checkedLimit, invalid, sortOut } from '../check-events.ts';
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
    const events = store.stream(group, input.logStreamName).events.filter(within(input));
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

  /** Supports only patterns of words, quoted or not; a message must contain all of them. */
  FilterLogEvents(input: FilterLogEventsRequest, store): FilterLogEventsResponse {
    const { logStreamNames, logStreamNamePrefix = '', filterPattern = '', nextToken } = input;
    const { streams } = store.group(input.logGroupName ?? input.logGroupIdentifier);
    if (logStreamNames && input.logStreamNamePrefix !== undefined)
      throw invalid('logStreamNamePrefix and logStreamNames cannot both be given.');
    if (/^\s*[{[]|^%|(^|\s)[?-]/.test(filterPattern))
      throw invalid(
        'The embedded AWS does not support the parameter filterPattern, except with words.',
      );
    const words = [...filterPattern.matchAll(/"([^"]*)"|(\S+)/g)].map(([, a, b]) => a ?? b ?? '');
    const found = [...streams.values()]
      .filter(({ name }) => logStreamNames?.includes(name) ?? name.startsWith(logStreamNamePrefix))
      .flatMap(({ name, events }) =>
        events.filter(within(input)).map((event, index) => ({
          ...event,
          logStreamName: name,
          ingestionTime: event.timestamp,
          eventId: eventIdOf(name, event, index),
        })),
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

/** The id of an event is stable, and has 56 digits, as CloudWatch's. */
const eventIdOf = (stream: string, { timestamp, message }: LogEvent, index: number): string =>
  BigInt(
    `0x${createHash('sha256')
      .update(JSON.stringify([stream, timestamp, message, index]))
      .digest('hex')
      .slice(0, 44)}`,
  )
    .toString()
    .padStart(56, '3');

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
