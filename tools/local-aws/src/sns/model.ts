import type { FilterPolicy } from './filter/policy.ts';

/** The last use of a deduplication ID, and the response. */
export interface Published {
  readonly MessageId: string;
  readonly SequenceNumber: string;
  readonly at: number;
}

export interface TopicSettings {
  readonly name: string;
  readonly arn: string;
  readonly fifo: boolean;
  /** As set. */
  attributes: Record<string, string>;
  tags: Record<string, string>;
  subscriptionsDeleted: number;
}

export interface Topic extends TopicSettings {
  readonly deduplication: Map<string, Published>;
  lastSequence: number;
}

/** A queue's subscription to a topic. */
export interface Subscription {
  readonly arn: string;
  readonly topicArn: string;
  /** The queue's ARN. */
  readonly endpoint: string;
  /** As set. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly filter: FilterPolicy | undefined;
}
