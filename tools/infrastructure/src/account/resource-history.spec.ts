import { Match } from 'aws-cdk-lib/assertions';
import { accountTemplate } from './test/account-template.ts';
import { decideByPolicyOf } from './test/decide-by-policy.ts';

const { template, world } = accountTemplate();

it('Config.1: records all resources with the service-linked role of AWS', () => {
  template.hasResource('AWS::Config::ConfigurationRecorder', {
    Properties: {
      RoleARN:
        'arn:aws:iam::111111111111:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig',
      RecordingGroup: { AllSupported: true, IncludeGlobalResourceTypes: true },
    },
    DependsOn: [Match.stringLikeRegexp('Role')],
  });
  template.hasResource('AWS::IAM::ServiceLinkedRole', {
    DeletionPolicy: 'Retain',
    Properties: { AWSServiceName: 'config.amazonaws.com' },
  });
});

it('S3.6: lets only AWS Config of this account deliver', async () => {
  const decide = decideByPolicyOf(world, 'bucket/LogBucket');
  const mayWrite = (account: string) =>
    decide('config.amazonaws.com', {
      action: 's3:PutObject',
      path: '/AWSLogs/111111111111/Config/file',
      context: {
        'aws:SecureTransport': 'true',
        'aws:SourceAccount': account,
        's3:x-amz-acl': 'bucket-owner-full-control',
      },
    });
  expect(await mayWrite('111111111111')).toBe(true);
  expect(await mayWrite('999999999999')).toBe(false);
});
