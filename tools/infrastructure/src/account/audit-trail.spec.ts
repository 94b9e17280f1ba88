import { Match } from 'aws-cdk-lib/assertions';
import { accountTemplate } from './test/account-template.ts';
import { decideByPolicyOf } from './test/decide-by-policy.ts';

const { template, world } = accountTemplate();
const trail = 'arn:aws:cloudtrail:eu-central-1:111111111111:trail/gatehouse-audit-trail';
const cloudtrail = 'cloudtrail.amazonaws.com';
const hasTrail = (properties: object) =>
  template.hasResourceProperties('AWS::CloudTrail::Trail', properties);

it('CloudTrail.1: records read and write events in all regions', () => {
  hasTrail({
    IsLogging: true,
    IsMultiRegionTrail: true,
    IncludeGlobalServiceEvents: true,
    EventSelectors: [Match.objectLike({ IncludeManagementEvents: true, ReadWriteType: 'All' })],
  });
});

it('S3.22, S3.23: records reads and writes of objects with their callers', () => {
  hasTrail({
    EventSelectors: [
      Match.objectLike({ DataResources: [{ Type: 'AWS::S3::Object', Values: ['arn:aws:s3'] }] }),
    ],
  });
});

it('CloudTrail.2: encrypts with its own key', () => {
  hasTrail({ KMSKeyId: { 'Fn::GetAtt': [Match.stringLikeRegexp('^AuditTrailKey'), 'Arn'] } });
});

it('CloudTrail.4: can be proven to be complete and unchanged', () => {
  hasTrail({ EnableLogFileValidation: true });
});

it('CloudTrail.5: can be searched and monitored in CloudWatch Logs', () => {
  hasTrail({
    CloudWatchLogsLogGroupArn: {
      'Fn::GetAtt': [Match.stringLikeRegexp('^AuditTrailLogGroup'), 'Arn'],
    },
    CloudWatchLogsRoleArn: Match.anyValue(),
  });
});

it('CloudTrail.6, S3.6: lets this trail write to its bucket, and no other trail', async () => {
  const decide = decideByPolicyOf(world, 'bucket/AuditTrail');
  const mayWrite = (sourceArn: string) =>
    decide(cloudtrail, {
      action: 's3:PutObject',
      path: '/AWSLogs/111111111111/CloudTrail/file',
      context: {
        'aws:SecureTransport': 'true',
        'aws:SourceArn': sourceArn,
        's3:x-amz-acl': 'bucket-owner-full-control',
      },
    });
  expect(await mayWrite(trail)).toBe(true);
  expect(await mayWrite(trail.replace('111111111111', '999999999999'))).toBe(false);
});

it('S3.15, S3.17: cannot be deleted for seven years, not even by root', () => {
  template.hasResourceProperties('AWS::S3::Bucket', {
    ObjectLockEnabled: true,
    ObjectLockConfiguration: {
      Rule: { DefaultRetention: { Mode: 'COMPLIANCE', Days: 7 * 366 } },
    },
    BucketEncryption: {
      ServerSideEncryptionConfiguration: [
        {
          ServerSideEncryptionByDefault: {
            SSEAlgorithm: 'aws:kms',
            KMSMasterKeyID: { 'Fn::GetAtt': [Match.stringLikeRegexp('^AuditTrailKey'), 'Arn'] },
          },
        },
      ],
    },
  });
});

it("KMS.5: lets this trail use the key, and lets CloudWatch Logs use it for the trail's log group", async () => {
  const decide = decideByPolicyOf(world, 'key/AuditTrailKey');
  const may = (principal: string, context: Record<string, string>) =>
    decide(principal, { action: 'kms:GenerateDataKey', context });
  const forTrail = { 'kms:EncryptionContext:aws:cloudtrail:arn': trail };
  const ofGroup = (name: string) => ({
    'kms:EncryptionContext:aws:logs:arn': `arn:aws:logs:eu-central-1:111111111111:log-group:${name}`,
  });
  const logs = 'logs.eu-central-1.amazonaws.com';
  expect(await may(cloudtrail, { ...forTrail, 'aws:SourceArn': trail })).toBe(true);
  expect(await may(cloudtrail, { ...forTrail, 'aws:SourceArn': `${trail}-2` })).toBe(false);
  expect(await may(logs, ofGroup('/gatehouse/account/audit-trail'))).toBe(true);
  expect(await may(logs, ofGroup('/somebody/else'))).toBe(false);
});

it('IAM.1, IAM.21: gives CloudTrail a role that can write this log only', () => {
  template.hasResourceProperties('AWS::IAM::Role', {
    AssumeRolePolicyDocument: {
      Statement: [
        Match.objectLike({
          Principal: { Service: cloudtrail },
          // CloudTrail would meet no condition here.
          Condition: Match.absent(),
        }),
      ],
    },
    Policies: [
      Match.objectLike({
        PolicyDocument: {
          Statement: [
            {
              Effect: 'Allow',
              Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
              Resource: {
                'Fn::GetAtt': [Match.stringLikeRegexp('^AuditTrailLogGroup'), 'Arn'],
              },
            },
          ],
          Version: '2012-10-17',
        },
      }),
    ],
  });
});
