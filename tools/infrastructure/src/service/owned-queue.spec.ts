import { Match, Template } from 'aws-cdk-lib/assertions';
import { newApp } from '../new-app.ts';
import { decideFor } from '../policies/test/decide.ts';
import { policyWorld } from '../policies/test/policy-world.ts';
import { environment, serviceModel } from '../test/workspace.ts';
import { ServiceStack } from './service-stack.ts';
import { templateOfService } from './test/template-of-service.ts';

const QUEUE = 'AWS::SQS::Queue';
const app = newApp();
const template = Template.fromStack(
  new ServiceStack(app, environment('production'), serviceModel('payments', 'production')),
);
const world = policyWorld(app.synth());
const SOURCE = 'arn:aws:sqs:eu-central-1:333333333333:shipments';

it('SQS.1: creates only the service’s own queues, encrypted with the data key', () => {
  templateOfService('orders', 'production').resourceCountIs(QUEUE, 0);
  template.resourceCountIs(QUEUE, 2);
  template.allResourcesProperties(QUEUE, {
    KmsMasterKeyId: { Ref: Match.stringLikeRegexp('productiondatakeyarn') },
  });
});

it('moves messages that fail too often to the dead letters, which outlive them', () => {
  template.hasResourceProperties(QUEUE, {
    QueueName: 'shipments',
    VisibilityTimeout: 60,
    ReceiveMessageWaitTimeSeconds: 20,
    MessageRetentionPeriod: 4 * 86_400,
    RedrivePolicy: { maxReceiveCount: 3 },
  });
  template.hasResourceProperties(QUEUE, {
    QueueName: 'shipments-dead-letters',
    MessageRetentionPeriod: 14 * 86_400,
    RedriveAllowPolicy: { redrivePermission: 'byQueue', sourceQueueArns: [SOURCE] },
  });
});

it('takes its times from the manifest', () => {
  templateOfService('orders', 'production', {
    grants: [{ queue: 'jobs', access: 'receive', visibility: 900 }],
  }).hasResourceProperties(QUEUE, {
    QueueName: 'jobs',
    VisibilityTimeout: 900,
    RedrivePolicy: { maxReceiveCount: 5 },
  });
});

it('outlives its stack, with its messages', () => {
  template.allResources(QUEUE, {
    DeletionPolicy: 'RetainExceptOnCreate',
    UpdateReplacePolicy: 'Retain',
  });
});

it('pages the on-call engineer when the first dead letter arrives', () => {
  template.hasResourceProperties('AWS::CloudWatch::Alarm', {
    AlarmName: 'payments-production-dead-letters-shipments',
    MetricName: 'ApproximateNumberOfMessagesVisible',
    Dimensions: [{ Name: 'QueueName', Value: 'shipments-dead-letters' }],
    Threshold: 0,
    ComparisonOperator: 'GreaterThanThreshold',
    AlarmActions: ['arn:aws:sns:eu-central-1:333333333333:gatehouse-operations'],
  });
});

it('SQS.3: accepts messages from SNS over TLS, from its own topics only', async () => {
  const may = (source: string, account = '333333333333', transport = 'true') =>
    decideFor(world, 'sns.amazonaws.com', [], {
      action: 'sqs:SendMessage',
      resource: SOURCE,
      context: {
        'aws:SourceArn': `arn:aws:sns:eu-central-1:${account}:${source}`,
        'aws:SourceAccount': account,
        'aws:SecureTransport': transport,
      },
    });
  expect(await may('order-events')).toBe(true);
  expect(await may('payment-events')).toBe(false);
  expect(await may('order-events', '999999999999')).toBe(false);
  expect(await may('order-events', '333333333333', 'false')).toBe(false);
});
