import { invalidAttribute, unknownAttribute } from './errors.ts';
import { settable } from './settable-attributes.ts';

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
