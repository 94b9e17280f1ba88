/** A message published to an SNS topic. */
export interface Notification {
  readonly messageId: string;
  /** The topic's name. */
  readonly topic: string;
  readonly topicArn: string;
  readonly message: string;
  readonly subject?: string;
  /** Values of the message attributes by name; binary ones as base64. */
  readonly attributes: Readonly<Record<string, string>>;
  /** The time of publication, ISO 8601. */
  readonly time: string;
}
