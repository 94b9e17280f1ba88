import { invalidAttribute, unknownAttribute } from './errors.ts';

/** An attribute of a queue that can be set. */
interface QueueAttribute {
  readonly default?: string;
  /** Only for FIFO queues. */
  readonly fifo?: true;
  /** An empty value removes it. */
  readonly removable?: true;
  takes(value: string): boolean;
}

const whole = (least: number, most: number, initial: number): QueueAttribute => ({
  default: String(initial),
  takes: (value) => /^\d{1,9}$/.test(value) && Number(value) >= least && Number(value) <= most,
});

const oneOf = (...values: string[]) => ({ takes: (value: string) => values.includes(value) });

const json = {
  removable: true,
  takes(value: string) {
    try {
      return typeof JSON.parse(value) === 'object';
    } catch {
      return false;
    }
  },
} as const;

/** @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html */
const settable: Readonly<Record<string, QueueAttribute>> = {
  VisibilityTimeout: whole(0, 43_200, 30),
  MaximumMessageSize: whole(1024, 1_048_576, 1_048_576),
  MessageRetentionPeriod: whole(60, 1_209_600, 345_600),
  DelaySeconds: whole(0, 900, 0),
  ReceiveMessageWaitTimeSeconds: whole(0, 20, 0),
  Policy: json,
  RedrivePolicy: json,
  RedriveAllowPolicy: json,
  KmsMasterKeyId: { removable: true, takes: (value) => value.length > 0 },
  KmsDataKeyReusePeriodSeconds: { takes: whole(60, 86_400, 300).takes },
  SqsManagedSseEnabled: { ...oneOf('true', 'false'), default: 'true' },
  FifoQueue: { ...oneOf('true'), fifo: true, default: 'true' },
  ContentBasedDeduplication: { ...oneOf('true', 'false'), fifo: true, default: 'false' },
  DeduplicationScope: { ...oneOf('queue', 'messageGroup'), fifo: true, default: 'queue' },
  FifoThroughputLimit: {
    ...oneOf('perQueue', 'perMessageGroupId'),
    fifo: true,
    default: 'perQueue',
  },
};

const counted = [
  'QueueArn',
  'ApproximateNumberOfMessages',
  'ApproximateNumberOfMessagesNotVisible',
  'ApproximateNumberOfMessagesDelayed',
  'CreatedTimestamp',
  'LastModifiedTimestamp',
];

export const queueAttributeNames = ['All', ...counted, ...Object.keys(settable)];

export const defaultAttributes = (fifo: boolean): Record<string, string> =>
  Object.fromEntries(
    Object.entries(settable).flatMap(([name, { default: value, fifo: ofFifo }]) =>
      value !== undefined && (fifo || !ofFifo) ? [[name, value]] : [],
    ),
  );

/**
 * The attributes after a change; an empty value removes one.
 * @throws ServiceError for an attribute that this kind of queue does not have, or an invalid value
 */
export function withAttributes(
  current: Readonly<Record<string, string>>,
  set: Readonly<Record<string, string>>,
  fifo: boolean,
): Record<string, string> {
  const next = { ...current };
  for (const [name, value] of Object.entries(set)) {
    const attribute = Object.hasOwn(settable, name) ? settable[name] : undefined;
    if (!attribute || (attribute.fifo && !fifo)) throw unknownAttribute(name);
    if (attribute.removable && value === '') delete next[name];
    else if (attribute.takes(value)) next[name] = value;
    else throw invalidAttribute(name);
  }
  if (set['KmsMasterKeyId'] && set['SqsManagedSseEnabled'] === 'true')
    throw invalidAttribute(
      'SqsManagedSseEnabled',
      'You can use one type of server-side encryption (SSE) at one time. You can either enable KMS SSE or SQS SSE.',
    );
  if (next['KmsMasterKeyId']) next['SqsManagedSseEnabled'] = 'false';
  if (next['FifoThroughputLimit'] === 'perMessageGroupId' && next['DeduplicationScope'] === 'queue')
    throw invalidAttribute(
      'FifoThroughputLimit',
      'The perMessageGroupId value is allowed only when the value for DeduplicationScope is messageGroup.',
    );
  return next;
}

/** An attribute that is a number, such as a time or size. */
export const numberIn = (attributes: Readonly<Record<string, string>>, name: string): number =>
  Number(attributes[name]);
