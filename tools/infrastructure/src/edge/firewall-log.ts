import { RemovalPolicy } from 'aws-cdk-lib';
import { Key } from 'aws-cdk-lib/aws-kms';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { CfnLoggingConfiguration } from 'aws-cdk-lib/aws-wafv2';
import { Construct } from 'constructs';
import type { Environment } from '@gatehouse/service-manifest';
import { read } from '../parameters.ts';

/** Headers that carry a caller's secrets. */
const SECRET_HEADERS = ['authorization', 'cookie', 'x-api-key'];

/** Records the requests that a firewall blocked; the log of the load balancer has all others. */
export class FirewallLog extends Construct {
  constructor(
    scope: Construct,
    id: string,
    { names, logRetention }: Environment,
    resourceArn: string,
  ) {
    super(scope, id);
    const logGroup = new LogGroup(this, 'LogGroup', {
      logGroupName: names.firewallLogGroup,
      encryptionKey: Key.fromKeyArn(this, 'Key', read(this, names.parameter('log-key-arn'))),
      retention: logRetention,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    new CfnLoggingConfiguration(this, 'Logging', {
      resourceArn,
      // AWS WAF does not accept the ARN that CloudFormation returns, which ends in ":*".
      logDestinationConfigs: [
        `arn:${names.partition}:logs:${names.region}:${names.account}:log-group:${names.firewallLogGroup}`,
      ],
      redactedFields: [
        ...SECRET_HEADERS.map((header) => ({ singleHeader: { Name: header } })),
        { queryString: {} },
      ],
      loggingFilter: {
        DefaultBehavior: 'DROP',
        Filters: [
          {
            Behavior: 'KEEP',
            Requirement: 'MEETS_ANY',
            Conditions: [{ ActionCondition: { Action: 'BLOCK' } }],
          },
        ],
      },
    }).node.addDependency(logGroup);
  }
}
