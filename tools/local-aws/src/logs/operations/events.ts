import type {
  FilterLogEventsRequest,
  FilterLogEventsResponse,
  GetLogEventsRequest,
  GetLogEventsResponse,
  PutLogEventsRequest,
  PutLogEventsResponse,
} from '@aws-sdk/client-cloudwatch-logs';
import type { Operations } from '../../protocol/operations.ts';
import { pageOf } from '../../protocol/pages.ts';
import type { LogEvent, LogStore } from '../log-store.ts';

export const eventOperations = {
  PutLogEvents(input: PutLogEventsRequest, store): PutLogEventsResponse {
    const stream = store.stream(input.logGroupName, input.logStreamName);
    const events = (input.logEvents ?? []).map(({ timestamp, message }) => ({
      timestamp: timestamp ?? Date.now(),
      message: message ?? '',
    }));
    stream.events = [...stream.events, ...events].sort((a, b) => a.timestamp - b.timestamp);
    return { nextSequenceToken: String(stream.events.length) };
  },

  /** Without a token the latest events, or with `startFromHead` the first; always the oldest first. */
  GetLogEvents(input: GetLogEventsRequest, store): GetLogEventsResponse {
    const { limit = 10_000, startFromHead = false, nextToken } = input;
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

  /** Patterns are understood as far as they are words in quotes or without. */
  FilterLogEvents(input: FilterLogEventsRequest, store): FilterLogEventsResponse {
    const { logStreamNames, logStreamNamePrefix = '', filterPattern = '', nextToken } = input;
    const { streams } = store.group(input.logGroupName ?? input.logGroupIdentifier);
    const words = [...filterPattern.matchAll(/"([^"]*)"|(\S+)/g)].map(([, a, b]) => a ?? b ?? '');
    const found = [...streams.values()]
      .filter(({ name }) => logStreamNames?.includes(name) ?? name.startsWith(logStreamNamePrefix))
      .flatMap(({ name, events }) =>
        events.filter(within(input)).map((event) => ({ ...event, logStreamName: name })),
      )
      .filter(({ message }) => words.every((word) => message.includes(word)))
      .sort((a, b) => a.timestamp - b.timestamp);
    const { items, next } = pageOf(found, { size: input.limit ?? 10_000, token: nextToken });
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
