import { createHash } from 'node:crypto';
import type {
  FilterLogEventsRequest,
  FilterLogEventsResponse,
} from '@aws-sdk/client-cloudwatch-logs';
import type { Operations } from '../../protocol/operations.ts';
import { pageOf } from '../../protocol/pages.ts';
import { checkedLimit, invalid } from '../check-events.ts';
import type { LogEvent, LogStore } from '../log-store.ts';
import { withinPeriod } from './within-period.ts';

export const filterEventOperations = {
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
        events.filter(withinPeriod(input)).map((event, index) => ({
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
