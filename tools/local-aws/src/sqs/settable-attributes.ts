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
export const settable: Readonly<Record<string, QueueAttribute>> = {
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
