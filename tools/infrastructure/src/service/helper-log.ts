import type { Stack } from 'aws-cdk-lib';
import type { CfnLogGroup } from 'aws-cdk-lib/aws-logs';
import type { Environment, ServiceModel } from '@gatehouse/service-manifest';
import { HelperLogGroup } from '../helper-functions.ts';

/** Created if the service's own infrastructure adds helper functions of the CDK. */
export function helperLog(
  stack: Stack,
  { logRetention }: Environment,
  { names, shared }: ServiceModel,
): CfnLogGroup {
  const existing = stack.node.tryFindChild('HelperLog') as HelperLogGroup | undefined;
  return (
    existing ??
    new HelperLogGroup(stack, {
      logGroupName: `${names.logGroup}/helpers`,
      keyParameter: shared.parameter('log-key-arn'),
      retention: logRetention,
    })
  );
}
