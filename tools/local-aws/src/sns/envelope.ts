import { domainOf } from '@gatehouse/service-manifest';
import type { Attributes, Draft } from '../sqs/model.ts';
import type { Subscription, Topic } from './model.ts';

/** A published message, in its variant for queues. */
export interface Outgoing extends Draft {
  readonly messageId: string;
  readonly subject: string | undefined;
  readonly sequenceNumber: string | undefined;
  readonly time: Date;
}

/**
 * The body of a delivery that is not raw. The signature has the right format, but signs nothing.
 * @see https://docs.aws.amazon.com/sns/latest/dg/sns-sqs-as-subscriber.html
 */
export function envelopeOf(message: Outgoing, topic: Topic, subscription: Subscription): string {
  const region = topic.arn.split(':')[3] ?? '';
  const host = `https://sns.${region}.${domainOf(region)}`;
  const { messageId, subject, body, attributes, sequenceNumber, time } = message;
  return JSON.stringify({
    Type: 'Notification',
    MessageId: messageId,
    ...(sequenceNumber && { SequenceNumber: sequenceNumber }),
    TopicArn: topic.arn,
    ...(subject !== undefined && { Subject: subject }),
    Message: body,
    Timestamp: time.toISOString(),
    SignatureVersion: topic.attributes['SignatureVersion'] ?? '1',
    Signature: 'bm90IHNpZ25lZA==',
    SigningCertURL: `${host}/SimpleNotificationService-local.pem`,
    UnsubscribeURL: `${host}/?Action=Unsubscribe&SubscriptionArn=${subscription.arn}`,
    ...(Object.keys(attributes).length > 0 && {
      MessageAttributes: envelopeAttributes(attributes),
    }),
  });
}

const envelopeAttributes = (attributes: Attributes): object =>
  Object.fromEntries(
    Object.entries(attributes).map(([name, { DataType, StringValue, BinaryValue }]) => [
      name,
      { Type: DataType, Value: StringValue ?? BinaryValue },
    ]),
  );
