import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { CfnConfigurationRecorder, CfnDeliveryChannel } from 'aws-cdk-lib/aws-config';
import { CfnServiceLinkedRole, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';

/**
 * Records the configuration of every resource over time (AWS Config). Security Hub's checks read it, and find nothing
 * without it:
 * https://docs.aws.amazon.com/securityhub/latest/userguide/securityhub-setup-prereqs.html
 */
export class ResourceHistory extends Construct {
  constructor(scope: Construct, id: string, { bucket }: { bucket: Bucket }) {
    super(scope, id);
    const { account, partition } = Stack.of(this);
    const recorder = new CfnConfigurationRecorder(this, 'Recorder', {
      roleArn: `arn:${partition}:iam::${account}:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig`,
      recordingGroup: { allSupported: true, includeGlobalResourceTypes: true },
    });
    const role = new CfnServiceLinkedRole(this, 'Role', {
      awsServiceName: 'config.amazonaws.com',
    });
    role.applyRemovalPolicy(RemovalPolicy.RETAIN);
    recorder.addResourceDependency(role);
    letConfigDeliver(bucket);
    // Neither may depend on the other: AWS Config makes each wait for the other.
    const channel = new CfnDeliveryChannel(this, 'Channel', { s3BucketName: bucket.bucketName });
    channel.node.addDependency(bucket.policy!);
  }
}

/** https://docs.aws.amazon.com/config/latest/developerguide/s3-bucket-policy.html */
function letConfigDeliver(bucket: Bucket): void {
  const { account } = Stack.of(bucket);
  const principals = [new ServicePrincipal('config.amazonaws.com')];
  const fromAccount = { 'aws:SourceAccount': account };
  bucket.addToResourcePolicy(
    new PolicyStatement({
      principals,
      actions: ['s3:GetBucketAcl', 's3:ListBucket'],
      resources: [bucket.bucketArn],
      conditions: { StringEquals: fromAccount },
    }),
  );
  bucket.addToResourcePolicy(
    new PolicyStatement({
      principals,
      actions: ['s3:PutObject'],
      resources: [bucket.arnForObjects(`AWSLogs/${account}/Config/*`)],
      conditions: {
        StringEquals: { ...fromAccount, 's3:x-amz-acl': 'bucket-owner-full-control' },
      },
    }),
  );
}
