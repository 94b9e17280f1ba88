import type { IVpc } from 'aws-cdk-lib/aws-ec2';
import {
  CfnResolverQueryLoggingConfig,
  CfnResolverQueryLoggingConfigAssociation,
} from 'aws-cdk-lib/aws-route53resolver';
import { Construct } from 'constructs';
import type { NetworkLog } from './network-log.ts';

/** Records the DNS queries in a VPC, their sources, and the firewall's decisions. */
export class DnsQueryLog extends Construct {
  constructor(scope: Construct, id: string, { vpcId }: IVpc, log: NetworkLog) {
    super(scope, id);
    const { attrId } = new CfnResolverQueryLoggingConfig(this, 'Log', {
      destinationArn: log.logGroupArn,
    });
    new CfnResolverQueryLoggingConfigAssociation(this, 'Association', {
      resolverQueryLogConfigId: attrId,
      resourceId: vpcId,
    });
  }
}
