import type { CfnLogGroup } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import type { Environment, ServiceModel } from '@gatehouse/service-manifest';
import { HelperLogGroup } from '../helper-functions.ts';

/** Created if the service's own infrastructure adds helper functions of the CDK. */
export function helperLog(
  scope: Construct,
  { logRetention }: Environment,
  { names, shared }: ServiceModel,
): CfnLogGroup {
  const existing = scope.node.tryFindChild('HelperLog') as HelperLogGroup | undefined;
  return (
    existing ??
    new HelperLogGroup(scope, {
      logGroupName: `${names.logGroup}/helpers`,
      keyParameter: shared.parameter('log-key-arn'),
      retention: logRetention,
    })
  );
}
