import { Match } from 'aws-cdk-lib/assertions';
import { platformTemplate } from './test/platform-template.ts';

const { template } = platformTemplate();

const archive = {
  BucketName: 'gatehouse-production-archive-333333333333',
  BucketEncryption: {
    ServerSideEncryptionConfiguration: [
      {
        ServerSideEncryptionByDefault: {
          SSEAlgorithm: 'aws:kms',
          KMSMasterKeyID: { 'Fn::GetAtt': [Match.stringLikeRegexp('^KeysLogs'), 'Arn'] },
        },
      },
    ],
  },
};

it('S3.15, S3.17: locks the logs of production for seven years, for all users', () => {
  template.hasResourceProperties('AWS::S3::Bucket', {
    ...archive,
    ObjectLockEnabled: true,
    ObjectLockConfiguration: {
      ObjectLockEnabled: 'Enabled',
      Rule: { DefaultRetention: { Mode: 'COMPLIANCE', Days: 7 * 366 } },
    },
  });
});

it('expires objects once their lock has ended, and moves them to cheaper storage before', () => {
  template.hasResourceProperties('AWS::S3::Bucket', {
    ...archive,
    LifecycleConfiguration: {
      Rules: [
        Match.objectLike({
          ExpirationInDays: 7 * 366 + 1,
          Transitions: [{ StorageClass: 'GLACIER_IR', TransitionInDays: 90 }],
        }),
      ],
    },
  });
});

it('locks those of other environments for a year, with a bypass permission', () => {
  platformTemplate('development').template.hasResourceProperties('AWS::S3::Bucket', {
    BucketName: 'gatehouse-development-archive-111111111111',
    ObjectLockConfiguration: {
      Rule: { DefaultRetention: { Mode: 'GOVERNANCE', Days: 366 } },
    },
  });
});

it('copies each object that lands into the locked bucket, with its encryption', () => {
  template.hasResourceProperties('AWS::S3::Bucket', {
    ObjectLockEnabled: Match.absent(),
    ReplicationConfiguration: {
      Role: { 'Fn::GetAtt': [Match.stringLikeRegexp('^LogArchiveReplicationRole'), 'Arn'] },
      Rules: [
        Match.objectLike({
          Status: 'Enabled',
          Filter: { Prefix: '' },
          Destination: {
            Bucket: { 'Fn::GetAtt': [Match.stringLikeRegexp('^LogArchiveBucket'), 'Arn'] },
            EncryptionConfiguration: {
              ReplicaKmsKeyID: { 'Fn::GetAtt': [Match.stringLikeRegexp('^KeysLogs'), 'Arn'] },
            },
            Metrics: { Status: 'Enabled' },
          },
          SourceSelectionCriteria: { SseKmsEncryptedObjects: { Status: 'Enabled' } },
        }),
      ],
    },
  });
});

it('DataFirehose.1: delivers through a stream that is encrypted with the log key', () => {
  template.hasResourceProperties('AWS::KinesisFirehose::DeliveryStream', {
    DeliveryStreamName: 'gatehouse-production-logs',
    DeliveryStreamEncryptionConfigurationInput: {
      KeyType: 'CUSTOMER_MANAGED_CMK',
      KeyARN: { 'Fn::GetAtt': [Match.stringLikeRegexp('^KeysLogs'), 'Arn'] },
    },
    ExtendedS3DestinationConfiguration: {
      BucketARN: { 'Fn::GetAtt': [Match.stringLikeRegexp('^LogArchiveLanding'), 'Arn'] },
      Prefix: 'logs/!{timestamp:yyyy/MM/dd}/',
      // CloudWatch Logs has already compressed it.
      CompressionFormat: 'UNCOMPRESSED',
      FileExtension: '.gz',
    },
  });
});

it('accepts logs from this account, through a role with no other permission', () => {
  template.hasResourceProperties('AWS::IAM::Role', {
    RoleName: 'gatehouse-production-log-archive',
    AssumeRolePolicyDocument: {
      Statement: [
        Match.objectLike({
          Principal: { Service: 'logs.amazonaws.com' },
          Condition: {
            StringEquals: { 'aws:SourceAccount': '333333333333' },
            ArnLike: { 'aws:SourceArn': 'arn:aws:logs:eu-central-1:333333333333:*' },
          },
        }),
      ],
    },
    Policies: [
      Match.objectLike({
        PolicyDocument: {
          Statement: [
            {
              Effect: 'Allow',
              Action: ['firehose:PutRecord', 'firehose:PutRecordBatch'],
              Resource:
                'arn:aws:firehose:eu-central-1:333333333333:deliverystream/gatehouse-production-logs',
            },
          ],
          Version: '2012-10-17',
        },
      }),
    ],
  });
});

it('deletes nothing: neither Firehose nor the replication may', () => {
  const roles = JSON.stringify([
    template.findResources('AWS::IAM::Role'),
    template.findResources('AWS::IAM::Policy'),
  ]);
  expect(roles).toContain('s3:ReplicateObject');
  expect(roles).not.toMatch(/s3:\w*(?:Delete|Bypass|Retention|LegalHold)/);
});

it('raises an alarm when logs are late or were not copied', () => {
  const { Id } = Object.values(
    template.findResources('AWS::S3::Bucket', {
      Properties: { ReplicationConfiguration: Match.anyValue() },
    }),
  )[0]!.Properties.ReplicationConfiguration.Rules[0];
  template.hasResourceProperties('AWS::CloudWatch::Alarm', {
    Namespace: 'AWS/Firehose',
    MetricName: 'DeliveryToS3.DataFreshness',
    Dimensions: [{ Name: 'DeliveryStreamName', Value: 'gatehouse-production-logs' }],
    Threshold: 3_600,
  });
  template.hasResourceProperties('AWS::CloudWatch::Alarm', {
    Namespace: 'AWS/S3',
    MetricName: 'OperationsFailedReplication',
    Dimensions: Match.arrayWith([{ Name: 'RuleId', Value: Id }]),
    Threshold: 0,
  });
});
