import type { MessageAttributeValue } from '@aws-sdk/client-sqs';

/** Bytes are base64, as in requests and responses. */
export type AttributeValue = Omit<MessageAttributeValue, 'BinaryValue'> & { BinaryValue?: string };
export type Attributes = Readonly<Record<string, AttributeValue>>;

/** The sender's part of a message. */
export interface Draft {
  readonly body: string;
  readonly attributes: Attributes;
  readonly traceHeader?: string | undefined;
  readonly groupId?: string | undefined;
  readonly deduplicationId?: string | undefined;
}

/** A message in a queue; times in milliseconds. */
export interface Message extends Draft {
  readonly id: string;
  readonly sentAt: number;
  readonly sequenceNumber?: string | undefined;
  /** ARN of the queue from which the redrive policy moved it here. */
  readonly sourceArn?: string | undefined;
  /** The time from which it can be received. */
  readonly visibleAt: number;
  readonly receiveCount: number;
  readonly firstReceivedAt?: number | undefined;
  /** Distinguishes its last receipt from earlier ones. */
  readonly receipt?: string | undefined;
}

/** The message sent with a deduplication ID in the last five minutes. */
export interface Sent {
  readonly id: string;
  readonly sequenceNumber: string;
  readonly at: number;
}

export interface QueueSettings {
  readonly name: string;
  readonly arn: string;
  readonly fifo: boolean;
  readonly createdAt: number;
  modifiedAt: number;
  /** As set, including defaults. */
  attributes: Record<string, string>;
  tags: Record<string, string>;
}

export interface Queue extends QueueSettings {
  /** By ID, in the order of sending. */
  readonly messages: Map<string, Message>;
  readonly deduplication: Map<string, Sent>;
  lastSequence: number;
}
