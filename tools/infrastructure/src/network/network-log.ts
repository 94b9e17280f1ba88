import { RemovalPolicy } from 'aws-cdk-lib';
import { Key } from 'aws-cdk-lib/aws-kms';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import type { Environment } from '@gatehouse/service-manifest';
import { read } from '../parameters.ts';

/**
 * Who talked to whom in the network, and who asked for which name. Not copied to the archive: it holds
 * addresses of people, which nobody could delete there for years. It goes with the network.
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
