import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { ComparisonOperator, Metric, Stats, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { CfnQueue, CfnQueuePolicy } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { QUEUE_DEFAULTS, type QueueGrant, type ServiceModel } from '@gatehouse/service-manifest';
import { read } from '../parameters.ts';
import { denyInsecure } from './deny-insecure.ts';
import { fromTopics } from './queue-topics.ts';
import { ServiceAlarm } from './service-alarm.ts';

const KEPT = Duration.days(4);
/** SQS counts from when a message was first sent, so dead letters must be kept longer. */
const DEAD_LETTERS_KEPT = Duration.days(14);
/** The longest wait of a receiver that SQS allows: it reduces empty responses, which cost as much as others. */
const LONG_POLL = Duration.seconds(20);

/** A queue that belongs to a service, with a queue for its dead letters and an alarm when one arrives. */
export class OwnedQueue extends Construct {
  readonly alarm: ServiceAlarm;

  constructor(scope: Construct, model: ServiceModel, grant: QueueGrant) {
    const {
      queue,
      topics = [],
      visibility = QUEUE_DEFAULTS.visibility,
      attempts = QUEUE_DEFAULTS.attempts,
    } = grant;
    super(scope, `queue-${queue}`);
    const { names, shared } = model;
    const encrypted = { kmsMasterKeyId: read(this, shared.parameter('data-key-arn')) };
    const deadLetters = new CfnQueue(this, 'DeadLetters', {
      ...encrypted,
      queueName: names.deadLetters(queue),
      messageRetentionPeriod: DEAD_LETTERS_KEPT.toSeconds(),
      redriveAllowPolicy: {
        redrivePermission: 'byQueue',
        sourceQueueArns: [names.arn.queue(queue)],
      },
    });
    const itself = new CfnQueue(this, 'Queue', {
      ...encrypted,
      queueName: names.queue(queue),
      messageRetentionPeriod: KEPT.toSeconds(),
      receiveMessageWaitTimeSeconds: LONG_POLL.toSeconds(),
      visibilityTimeout: visibility,
      redrivePolicy: { deadLetterTargetArn: deadLetters.attrArn, maxReceiveCount: attempts },
    });
    const sources = topics.map(names.arn.topic);
    for (const each of [itself, deadLetters]) {
      each.applyRemovalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE);
      const { Version, Statement } = denyInsecure('sqs:*', [each.attrArn]);
      new CfnQueuePolicy(each, 'Policy', {
        queues: [each.ref],
        policyDocument: {
          Version,
          Statement: [...Statement, ...fromTopics(sources, each.attrArn, names.account)],
        },
      });
    }
    this.alarm = new ServiceAlarm(this, `dead-letters-${queue}`, model, {
      alarmDescription: `The queue ${queue} of ${model.name} has dead letters: messages that were received ${attempts} times and never deleted`,
      // https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-available-cloudwatch-metrics.html
      metric: new Metric({
        namespace: 'AWS/SQS',
        metricName: 'ApproximateNumberOfMessagesVisible',
        dimensionsMap: { QueueName: names.deadLetters(queue) },
        statistic: Stats.MAXIMUM,
        period: Duration.minutes(1),
      }),
      threshold: 0,
      comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
      evaluationPeriods: 1,
      // SQS reports no metrics of a queue that has been unused for six hours.
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
    this.alarm.addOkAction(this.alarm.tellOperations);
  }
}
