import { PublishCommand, type SNSClient } from '@aws-sdk/client-sns';
import { callDependency, outgoingTraceHeaders, Problem } from '@gatehouse/service-kit';
import type { NotifyRequest } from './notify-schema.ts';
import type { Topics } from './topics.ts';

/** Time-out of SNS for one message, retries included: shorter than our callers' time-outs. */
const PUBLISH_TIMEOUT_MS = 5_000;

/** Publishes to the topics of the allow-list, and to no others. */
export class Publisher {
  readonly #sns: SNSClient;
  readonly #topics: Topics;

  constructor(sns: SNSClient, topics: Topics) {
    this.#sns = sns;
    this.#topics = topics;
  }

  /**
   * @param messageId Sent with the message. SNS may publish a message twice, because its response can
   * be lost; subscribers recognise the second copy by this id.
   * @throws {Problem} 404 for a topic that is not on the list; 503 or 502 if SNS fails.
   */
  async publish({ message, topic }: NotifyRequest, messageId: string): Promise<void> {
    const arn = this.#topics.get(topic);
    if (arn === undefined) throw new Problem(404, { detail: 'This topic does not exist' });
    const command = new PublishCommand({
      TopicArn: arn,
      Message: message,
      MessageAttributes: attributesOf({ messageId, ...outgoingTraceHeaders() }),
    });
    await callDependency('The notification channel', PUBLISH_TIMEOUT_MS, (abortSignal) =>
      this.#sns.send(command, { abortSignal }),
    );
  }
}

/** The message carries the trace, so that a subscriber's log lines belong to it, too. */
function attributesOf({ messageId, traceparent }: Record<string, string>) {
  const given = Object.entries({ messageId, traceparent });
  return Object.fromEntries(
    given.flatMap(([name, StringValue]) =>
      StringValue === undefined ? [] : [[name, { DataType: 'String', StringValue }]],
    ),
  );
}
