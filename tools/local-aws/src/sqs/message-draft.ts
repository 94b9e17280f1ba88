import type { SendMessageRequest } from '@aws-sdk/client-sqs';
import { createHash } from 'node:crypto';
import { ServiceError } from '../protocol/service-error.ts';
import { checkRange, invalidValue, missing, wrongValue } from './errors.ts';
import { attributesIn, checkMessageAttributes, sizeOfAttributes } from './message-attributes.ts';
import type { Draft, Queue } from './model.ts';
import { numberIn } from './queue-attributes.ts';

type SendRequest = Omit<SendMessageRequest, 'QueueUrl'>;

/** Characters that XML does not allow. */
const forbidden = /[^\t\n\r -\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u;

/**
 * The message in a request.
 * @throws ServiceError for a message that the queue does not accept
 */
export function draftOf(queue: Queue, input: SendRequest): { draft: Draft; delayMs: number } {
  const { MessageBody: body, DelaySeconds } = input;
  const attributes = attributesIn(input.MessageAttributes);
  if (!body) throw missing('MessageBody');
  if (forbidden.test(body))
    throw new ServiceError(
      'InvalidMessageContents',
      'Invalid characters found. Valid unicode characters are #x9 | #xA | #xD | #x20 to #xD7FF | #xE000 to #xFFFD | #x10000 to #x10FFFF',
    );
  checkMessageAttributes(attributes);
  const maximum = numberIn(queue.attributes, 'MaximumMessageSize');
  if (sizeOf({ body, attributes }) > maximum)
    throw invalidValue(
      `One or more parameters are invalid. Reason: Message must be shorter than ${maximum} bytes.`,
    );
  checkRange('DelaySeconds', DelaySeconds, [0, 900]);
  if (queue.fifo && DelaySeconds)
    throw wrongValue(
      'DelaySeconds',
      DelaySeconds,
      'The request include parameter that is not valid for this queue type.',
    );
  const delay = DelaySeconds ?? numberIn(queue.attributes, 'DelaySeconds');
  const draft = { body, attributes, traceHeader: traceHeaderOf(input), ...groupOf(queue, input) };
  return { draft, delayMs: delay * 1000 };
}

export const sizeOf = ({ body, attributes }: Pick<Draft, 'body' | 'attributes'>): number =>
  Buffer.byteLength(body) + sizeOfAttributes(attributes);

function traceHeaderOf({ MessageSystemAttributes = {} }: SendRequest): string | undefined {
  const { AWSTraceHeader: header } = MessageSystemAttributes;
  if (header && (header.DataType !== 'String' || !header.StringValue))
    throw invalidValue("Message (system) attribute 'AWSTraceHeader' must be a non-empty String.");
  return header?.StringValue;
}

function groupOf(queue: Queue, input: SendRequest): Pick<Draft, 'groupId' | 'deduplicationId'> {
  const { MessageGroupId: groupId, MessageDeduplicationId, MessageBody = '' } = input;
  for (const name of ['MessageGroupId', 'MessageDeduplicationId'] as const) {
    const value = input[name];
    if (value !== undefined && !/^[!-~]{1,128}$/.test(value))
      throw wrongValue(
        name,
        value,
        `${name} can only include alphanumeric and punctuation characters. 1 to 128 in length.`,
      );
  }
  if (!queue.fifo) {
    if (MessageDeduplicationId !== undefined)
      throw wrongValue(
        'MessageDeduplicationId',
        MessageDeduplicationId,
        'The request includes a parameter that is not valid for this queue type.',
      );
    return { groupId };
  }
  if (groupId === undefined) throw missing('MessageGroupId');
  const byContent = queue.attributes['ContentBasedDeduplication'] === 'true';
  if (MessageDeduplicationId === undefined && !byContent)
    throw invalidValue(
      'The queue should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly',
    );
  return { groupId, deduplicationId: MessageDeduplicationId ?? sha256(MessageBody) };
}

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
