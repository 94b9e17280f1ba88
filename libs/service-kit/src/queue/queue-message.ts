import type { Message } from '@aws-sdk/client-sqs';

/** A message of a queue. */
export interface QueueMessage {
  /** SQS's id of the message, the same at each receipt. */
  readonly id: string;
  /** The text of the message. */
  readonly body: string;
  /** Attributes of type string and number, as texts. */
  readonly attributes: Readonly<Record<string, string>>;
  /** 1 for the first receipt of this message. */
  readonly attempt: number;
}

/** A message as SQS returns it. */
export function messageOf(received: Message): QueueMessage {
  const { MessageId: id = '', Body: body = '', Attributes, MessageAttributes = {} } = received;
  const texts = Object.entries(MessageAttributes).flatMap(([name, { StringValue }]) =>
    StringValue === undefined ? [] : [[name, StringValue] as const],
  );
  const attempt = Number(Attributes?.ApproximateReceiveCount ?? 1);
  return { id, body, attributes: Object.fromEntries(texts), attempt };
}
