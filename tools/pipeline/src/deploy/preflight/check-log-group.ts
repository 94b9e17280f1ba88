import type { Aws } from '../aws.ts';

/** Checks a log group, without which no task starts. Needs `logs:DescribeLogGroups`. */
export async function checkLogGroup({ logs }: Pick<Aws, 'logs'>, name: string): Promise<string[]> {
  // The first group with the prefix is the shortest: the name itself.
  const { logGroups = [] } = await logs.describeLogGroups({ logGroupNamePrefix: name, limit: 1 });
  return logGroups.some(({ logGroupName }) => logGroupName === name)
    ? []
    : [`there is no log group ${name}: deploy the stack of the service first`];
}
