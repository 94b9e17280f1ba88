import { Match } from 'aws-cdk-lib/assertions';
import { environment } from '../test/workspace.ts';
import { templateOfService } from './test/template-of-service.ts';

const template = templateOfService('payments', 'production');

it('CloudWatch.16: keeps the log, encrypted, for the retention of the environment', () => {
  template.hasResourceProperties('AWS::Logs::LogGroup', {
    LogGroupName: '/gatehouse/production/payments',
    RetentionInDays: environment('production').logRetention,
    KmsKeyId: { Ref: Match.stringLikeRegexp('productionlogkeyarn') },
  });
});

it('sends every line of it to the archive', () => {
  template.hasResourceProperties('AWS::Logs::SubscriptionFilter', {
    FilterPattern: '',
    DestinationArn:
      'arn:aws:firehose:eu-central-1:333333333333:deliverystream/gatehouse-production-logs',
    RoleArn: 'arn:aws:iam::333333333333:role/gatehouse-production-log-archive',
  });
});
