import { RemovalPolicy } from 'aws-cdk-lib';
import { Key } from 'aws-cdk-lib/aws-kms';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import type { Environment } from '@gatehouse/service-manifest';
import { read } from '../parameters.ts';

/**
 * Logs connections and DNS queries of the network. They are not copied to the archive, because they contain personal
 * addresses that could not be deleted there for years. The log is deleted with the network.
 */
export class NetworkLog extends LogGroup {
  constructor(scope: Construct, id: string, { names, logRetention }: Environment) {
    super(scope, id, {
      logGroupName: names.logGroup('flow-logs'),
      encryptionKey: Key.fromKeyArn(scope, 'LogKey', read(scope, names.parameter('log-key-arn'))),
      retention: logRetention,
      removalPolicy: RemovalPolicy.DESTROY,
    });
  }
}
