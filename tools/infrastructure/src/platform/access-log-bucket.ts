import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import type { Environment } from '@gatehouse/service-manifest';
import { LogBucket } from '../account/log-bucket.ts';
import { groupName } from '../edge/group-name.ts';

/** Prefix of the logs of the edge's load balancers. */
const LOAD_BALANCERS = ['load-balancer', 'public-load-balancer'];

/** Keeps the access logs of an environment's load balancers and buckets for a year. */
export class AccessLogBucket extends LogBucket {
  constructor(
    scope: Construct,
    id: string,
    { names: { account, accessLogBucket } }: Environment,
    groups: readonly number[],
  ) {
    super(scope, id, { bucketName: accessLogBucket });
    this.addToResourcePolicy(
      // https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html
      new PolicyStatement({
        sid: 'LoadBalancers',
        principals: [new ServicePrincipal('logdelivery.elasticloadbalancing.amazonaws.com')],
        actions: ['s3:PutObject'],
        resources: (groups.length > 0 ? groups : [1]).flatMap((group) =>
          LOAD_BALANCERS.map((prefix) =>
            this.arnForObjects(`${groupName(prefix, group, '-')}/AWSLogs/${account}/*`),
          ),
        ),
      }),
    );
    this.addToResourcePolicy(
      // https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-server-access-logging.html
      new PolicyStatement({
        sid: 'Buckets',
        principals: [new ServicePrincipal('logging.s3.amazonaws.com')],
        actions: ['s3:PutObject'],
        resources: [this.arnForObjects('*')],
        conditions: { StringEquals: { 'aws:SourceAccount': account } },
      }),
    );
  }
}
