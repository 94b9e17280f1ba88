import type { Answer } from './aws-answer.ts';
import type { Call } from './aws-call.ts';
import { xml } from './xml.ts';

export interface MailSubscription {
  readonly topic: string;
  readonly address: string;
  confirmed: boolean;
}

/**
 * Subscriptions by mail, which the embedded SNS does not have.
 * @returns nothing for what it has
 */
export function answerMail(
  { action, form }: Call,
  subscriptions: MailSubscription[],
): Answer | undefined {
  const topic = form.get('TopicArn') ?? '';
  if (action === 'Subscribe') {
    const address = form.get('Endpoint') ?? '';
    // AWS sends the mail again, and has the subscription once.
    if (!subscriptions.some((each) => each.topic === topic && each.address === address))
      subscriptions.push({ topic, address, confirmed: false });
    return sns(action, { SubscriptionArn: 'pending confirmation' });
  }
  if (action !== 'ListSubscriptionsByTopic') return undefined;
  const member = subscriptions
    .filter((each) => each.topic === topic)
    .map(({ address, confirmed }) => ({
      SubscriptionArn: confirmed ? `${topic}:0` : 'PendingConfirmation',
      Protocol: 'email',
      Endpoint: address,
      TopicArn: topic,
    }));
  return sns(action, { Subscriptions: { member } });
}

const sns = (action: string, result: object) => ({
  status: 200,
  body: `<${action}Response xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><${action}Result>${xml(result)}</${action}Result></${action}Response>`,
});
