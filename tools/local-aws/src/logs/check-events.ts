import type { RejectedLogEventsInfo } from '@aws-sdk/client-cloudwatch-logs';
import { ServiceError } from '../protocol/service-error.ts';
import type { LogEvent } from './log-store.ts';

const hour = 3_600_000;

/** @see https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutLogEvents.html */
const limits = { events: 10_000, bytes: 1_048_576, bytesOfEvent: 26, span: 24 * hour };
const ages = { newest: 2 * hour, oldest: 14 * 24 * hour };

export const invalid = (message: string): ServiceError =>
  new ServiceError('InvalidParameterException', message);

/**
 * Refuses events that one request cannot contain.
 * @throws ServiceError
 */
export function checkBatch(events: readonly LogEvent[]): void {
  if (events.length === 0 || events.length > limits.events)
    throw invalid(
      `1 validation error detected: Value at 'logEvents' failed to satisfy constraint: Member must have length between 1 and ${limits.events}`,
    );
  if (events.some(({ message }) => message === ''))
    throw invalid(
      "1 validation error detected: Value at 'logEvents.message' failed to satisfy constraint: Member must have length greater than or equal to 1",
    );
  const size = events.reduce(
    (sum, { message }) => sum + Buffer.byteLength(message) + limits.bytesOfEvent,
    0,
  );
  if (size > limits.bytes)
    throw invalid(`Upload too large: ${size} bytes exceeds limit of ${limits.bytes}`);
  if (events.some(({ timestamp }, index) => timestamp < (events[index - 1]?.timestamp ?? 0)))
    throw invalid('Log events in a single PutLogEvents request must be in chronological order.');
  const span = (events.at(-1)?.timestamp ?? 0) - (events[0]?.timestamp ?? 0);
  if (span > limits.span)
    throw invalid(
      'The batch of log events in a single PutLogEvents request cannot span more than 24 hours.',
    );
}

/** The accepted events, and the positions at which too new or too old ones begin or end. */
export function sortOut(
  events: readonly LogEvent[],
  now: number,
): { accepted: LogEvent[]; rejected: RejectedLogEventsInfo | undefined } {
  const isOld = ({ timestamp }: LogEvent): boolean => timestamp < now - ages.oldest;
  const isNew = ({ timestamp }: LogEvent): boolean => timestamp > now + ages.newest;
  const old = events.filter(isOld).length;
  const tooNew = events.findIndex(isNew);
  const rejected = {
    ...(old > 0 && { tooOldLogEventEndIndex: old }),
    ...(tooNew >= 0 && { tooNewLogEventStartIndex: tooNew }),
  };
  return {
    accepted: events.filter((event) => !isOld(event) && !isNew(event)),
    rejected: old > 0 || tooNew >= 0 ? rejected : undefined,
  };
}

/** @throws ServiceError for a limit that is out of bounds */
export function checkedLimit(limit: number | undefined, most: number): number {
  if (limit !== undefined && (limit < 1 || limit > most))
    throw invalid(
      `1 validation error detected: Value '${limit}' at 'limit' failed to satisfy constraint: Member must have value between 1 and ${most}`,
    );
  return limit ?? most;
}
