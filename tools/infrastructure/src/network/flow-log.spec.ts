import { Match } from 'aws-cdk-lib/assertions';
import { templateOf } from '../test/template-of.ts';
import { environment, needs } from '../test/workspace.ts';
import { NetworkStack } from './network-stack.ts';

const template = templateOf((app) => new NetworkStack(app, environment('production'), needs));
const LOG = { 'Fn::GetAtt': [Match.stringLikeRegexp('^Log'), 'Arn'] };

it('EC2.6: records all traffic of the VPC', () => {
  template.hasResourceProperties('AWS::EC2::FlowLog', {
    ResourceType: 'VPC',
    ResourceId: { Ref: Match.stringLikeRegexp('Vpc') },
    TrafficType: 'ALL',
    LogDestination: LOG,
  });
});

it('records DNS queries in the same log', () => {
  template.hasResourceProperties('AWS::Route53Resolver::ResolverQueryLoggingConfig', {
    DestinationArn: LOG,
  });
  template.hasResourceProperties('AWS::Route53Resolver::ResolverQueryLoggingConfigAssociation', {
    ResourceId: { Ref: Match.stringLikeRegexp('Vpc') },
  });
});

it('keeps the log encrypted, for the retention of the environment', () => {
  template.hasResource('AWS::Logs::LogGroup', {
    DeletionPolicy: 'Delete',
    Properties: {
      LogGroupName: '/gatehouse/production/_/flow-logs',
      KmsKeyId: { Ref: Match.stringLikeRegexp('logkeyarn') },
      RetentionInDays: 30,
    },
  });
});

it('lets only flow logs of this account write, and only there', () => {
  template.hasResourceProperties('AWS::IAM::Role', {
    AssumeRolePolicyDocument: {
      Statement: [
        Match.objectLike({
          Principal: { Service: 'vpc-flow-logs.amazonaws.com' },
          Condition: {
            StringEquals: { 'aws:SourceAccount': '333333333333' },
            ArnLike: { 'aws:SourceArn': 'arn:aws:ec2:eu-central-1:333333333333:vpc-flow-log/*' },
          },
        }),
      ],
    },
    Policies: [
      Match.objectLike({
        PolicyDocument: Match.objectLike({ Statement: [Match.objectLike({ Resource: LOG })] }),
      }),
    ],
  });
});
