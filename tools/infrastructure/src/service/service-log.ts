import { CfnLogGroup, CfnSubscriptionFilter } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { ServiceModel } from '@gatehouse/service-manifest';
import { read } from '../parameters.ts';

/** The log of a service; each line is also copied to the archive. */
export class ServiceLog extends Construct {
  readonly group: CfnLogGroup;

  /** @param retention Days */
  constructor(scope: Construct, id: string, { names, shared }: ServiceModel, retention: number) {
    super(scope, id);
    // Is deleted with the stack; the archived copy cannot be deleted for years.
    this.group = new CfnLogGroup(this, 'Group', {
      logGroupName: names.logGroup,
      kmsKeyId: read(this, shared.parameter('log-key-arn')),
      retentionInDays: retention,
    });
    new CfnSubscriptionFilter(this, 'Archive', {
      logGroupName: this.group.ref,
      filterName: 'archive',
      filterPattern: '',
      destinationArn: shared.arn.logStream,
      roleArn: shared.arn.logStreamRole,
    });
  }
}
