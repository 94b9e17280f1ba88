import type {
  CreateLogStreamRequest,
  DescribeLogStreamsRequest,
  DescribeLogStreamsResponse,
} from '@aws-sdk/client-cloudwatch-logs';
import type { OperationParameters, Operations } from '../../protocol/operations.ts';
import { name, page } from './parameters.ts';
import { byName, checkedName } from './names.ts';
import { pageOf } from '../../protocol/pages.ts';
import { checkedLimit, invalid } from '../check-events.ts';
import type { LogStore, LogStream } from '../log-store.ts';

export const streamParameters = {
  CreateLogStream: { ...name, logStreamName: 'text' },
  DescribeLogStreams: {
    ...{ ...name, logGroupIdentifier: 'text', logStreamNamePrefix: 'text' },
    ...{ orderBy: /^(LogStreamName|LastEventTime)$/, descending: 'boolean' },
    ...page,
  },
} satisfies OperationParameters;

export const streamOperations = {
  CreateLogStream({ logGroupName, logStreamName }: CreateLogStreamRequest, store): object {
    store.createStream(logGroupName, checkedName(logStreamName));
    return {};
  },

  DescribeLogStreams(input: DescribeLogStreamsRequest, store): DescribeLogStreamsResponse {
    const { logStreamNamePrefix = '', orderBy = 'LogStreamName', nextToken } = input;
    const { arn, streams } = store.group(input.logGroupName ?? input.logGroupIdentifier);
    if (orderBy === 'LastEventTime' && logStreamNamePrefix)
      throw invalid('Cannot order by LastEventTime with a logStreamNamePrefix.');
    const sorted = [...streams.values()]
      .filter(({ name }) => name.startsWith(logStreamNamePrefix))
      .sort(orderBy === 'LogStreamName' ? byName : (a, b) => lastTime(a) - lastTime(b));
    const { items, next } = pageOf(input.descending ? sorted.reverse() : sorted, {
      size: checkedLimit(input.limit, 50),
      token: nextToken,
    });
    return { logStreams: items.map((stream) => streamOutput(arn, stream)), nextToken: next };
  },
} satisfies Operations<LogStore>;

const lastTime = ({ events }: LogStream): number => events.at(-1)?.timestamp ?? 0;

const streamOutput = (groupArn: string, { name, createdAt, events }: LogStream) => ({
  logStreamName: name,
  creationTime: createdAt,
  arn: `${groupArn}:log-stream:${name}`,
  firstEventTimestamp: events[0]?.timestamp,
  lastEventTimestamp: events.at(-1)?.timestamp,
  storedBytes: 0,
});
