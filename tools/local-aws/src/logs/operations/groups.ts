import type {
  CreateLogGroupRequest,
  DescribeLogGroupsRequest,
  DescribeLogGroupsResponse,
} from '@aws-sdk/client-cloudwatch-logs';
import type { OperationParameters, Operations } from '../../protocol/operations.ts';
import { pageOf } from '../../protocol/pages.ts';
import { checkedLimit, invalid } from '../check-events.ts';
import type { LogGroup, LogStore } from '../log-store.ts';
import { byName, checkedName } from './names.ts';
import { name, page } from './parameters.ts';

export const groupParameters = {
  CreateLogGroup: name,
  DescribeLogGroups: { logGroupNamePrefix: 'text', logGroupNamePattern: 'text', ...page },
} satisfies OperationParameters;

export const groupOperations = {
  CreateLogGroup({ logGroupName }: CreateLogGroupRequest, store): object {
    store.create(checkedName(logGroupName));
    return {};
  },

  DescribeLogGroups(input: DescribeLogGroupsRequest, store): DescribeLogGroupsResponse {
    const { logGroupNamePrefix = '', logGroupNamePattern = '', nextToken } = input;
    if (logGroupNamePrefix && logGroupNamePattern)
      throw invalid(
        'logGroupNamePrefix and logGroupNamePattern are mutually exclusive parameters.',
      );
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
} satisfies Operations<LogStore>;

const groupOutput = ({ name, arn, createdAt }: LogGroup) => ({
  logGroupName: name,
  arn: `${arn}:*`,
  logGroupArn: arn,
  creationTime: createdAt,
  metricFilterCount: 0,
  storedBytes: 0,
});
