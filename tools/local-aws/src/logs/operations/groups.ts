import type {
  CreateLogGroupRequest,
  CreateLogStreamRequest,
  DescribeLogGroupsRequest,
  DescribeLogGroupsResponse,
  DescribeLogStreamsRequest,
  DescribeLogStreamsResponse,
} from '@aws-sdk/client-cloudwatch-logs';
import type { OperationParameters, Operations } from '../../protocol/operations.ts';
import { pageOf } from '../../protocol/pages.ts';
import { ServiceError } from '../../protocol/service-error.ts';
import { checkedLimit } from '../check-events.ts';
import type { LogGroup, LogStore, LogStream } from '../log-store.ts';

const name = { logGroupName: 'text' } as const;
const page = { limit: 'integer', nextToken: 'text' } as const;

export const groupParameters = {
  CreateLogGroup: name,
  DescribeLogGroups: { logGroupNamePrefix: 'text', logGroupNamePattern: 'text', ...page },
  CreateLogStream: { ...name, logStreamName: 'text' },
  DescribeLogStreams: {
    ...{ ...name, logGroupIdentifier: 'text', logStreamNamePrefix: 'text' },
    ...{ orderBy: /^(LogStreamName|LastEventTime)$/, descending: 'boolean' },
    ...page,
  },
} satisfies OperationParameters;

export const groupOperations = {
  CreateLogGroup({ logGroupName }: CreateLogGroupRequest, store): object {
    store.create(checkedName(logGroupName));
    return {};
  },

  DescribeLogGroups(input: DescribeLogGroupsRequest, store): DescribeLogGroupsResponse {
    const { logGroupNamePrefix = '', logGroupNamePattern = '', nextToken } = input;
    const groups = [...store.groups.values()]
      .filter(({ name }) => name.startsWith(logGroupNamePrefix))
      .filter(({ name }) => name.toLowerCase().includes(logGroupNamePattern.toLowerCase()))
      .sort(byName);
    const { items, next } = pageOf(groups, {
      size: checkedLimit(input.limit, 50),
      token: nextToken,
    });
    return { logGroups: items.map(groupOutput), nextToken: next };
  },

  CreateLogStream({ logGroupName, logStreamName }: CreateLogStreamRequest, store): object {
    store.createStream(logGroupName, checkedName(logStreamName));
    return {};
  },

  DescribeLogStreams(input: DescribeLogStreamsRequest, store): DescribeLogStreamsResponse {
    const { logStreamNamePrefix = '', orderBy = 'LogStreamName', nextToken } = input;
    const { arn, streams } = store.group(input.logGroupName ?? input.logGroupIdentifier);
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

const byName = (a: { name: string }, b: { name: string }): number => (a.name < b.name ? -1 : 1);

const lastTime = ({ events }: LogStream): number => events.at(-1)?.timestamp ?? 0;

const groupOutput = ({ name, arn, createdAt }: LogGroup) => ({
  logGroupName: name,
  arn: `${arn}:*`,
  logGroupArn: arn,
  creationTime: createdAt,
  metricFilterCount: 0,
  storedBytes: 0,
});

const streamOutput = (groupArn: string, { name, createdAt, events }: LogStream) => ({
  logStreamName: name,
  creationTime: createdAt,
  arn: `${groupArn}:log-stream:${name}`,
  firstEventTimestamp: events[0]?.timestamp,
  lastEventTimestamp: events.at(-1)?.timestamp,
  storedBytes: 0,
});

function checkedName(name: string | undefined): string {
  if (name && /^[^:*]{1,512}$/.test(name)) return name;
  throw new ServiceError(
    'InvalidParameterException',
    'A name must have 1 to 512 characters other than ":" and "*".',
  );
}
