import { sha256, sizeOf } from '../sqs/message-draft.ts';
import type { Outgoing } from './envelope.ts';
import { invalid } from './errors.ts';
import type { Topic } from './model.ts';
import type { PublishInput } from './publish-input.ts';
import { attributesOf } from './message-attributes.ts';

/** Maximum size of a message, and of a batch. */
export const maxBytes = 262_144;

/** The message of a request, without the members that SNS adds. */
export type Publication = Omit<Outgoing, 'messageId' | 'sequenceNumber' | 'time'>;

/** @throws ServiceError for a message that the topic does not accept */
export function publicationOf(topic: Topic, input: PublishInput): Publication {
  const { Message = '', Subject, MessageStructure } = input;
  if (Message === '') throw invalid('Empty message');
  if (Subject !== undefined && !/^[!-~][ -~]{0,99}$/.test(Subject)) throw invalid('Subject');
  const attributes = attributesOf(input);
  if (sizeOf({ body: Message, attributes }) > maxBytes) throw invalid('Message too long');
  if (MessageStructure !== undefined && MessageStructure !== 'json')
    throw invalid(`MessageStructure: it is json, or not given`);
  const body = MessageStructure ? bodyForQueues(Message) : Message;
  return { body, subject: Subject, attributes, ...groupOf(topic, input, body) };
}

/** The variant for queues of a message for several protocols. */
function bodyForQueues(message: string): string {
  let byProtocol: unknown;
  try {
    byProtocol = JSON.parse(message);
  } catch {
    throw invalid('Message Structure - JSON message body failed to parse');
  }
  const { default: otherwise, sqs = otherwise } = (byProtocol ?? {}) as Record<string, unknown>;
  if (typeof otherwise !== 'string')
    throw invalid('Message Structure - No default entry in JSON message body');
  if (typeof sqs !== 'string' || sqs === '') throw invalid('Message Structure - sqs is no text');
  return sqs;
}

function groupOf(
  topic: Topic,
  { MessageGroupId: groupId, MessageDeduplicationId: id }: PublishInput,
  body: string,
): Pick<Publication, 'groupId' | 'deduplicationId'> {
  for (const [name, value] of Object.entries({
    MessageGroupId: groupId,
    MessageDeduplicationId: id,
  }))
    if (value !== undefined && !/^[!-~]{1,128}$/.test(value)) throw invalid(name);
  if (!topic.fifo) {
    if (id !== undefined)
      throw invalid(
        'MessageDeduplicationId Reason: The request includes MessageDeduplicationId parameter that is not valid for this topic type',
      );
    return { groupId };
  }
  if (groupId === undefined)
    throw invalid('The MessageGroupId parameter is required for FIFO topics');
  if (id === undefined && topic.attributes['ContentBasedDeduplication'] !== 'true')
    throw invalid(
      'The topic should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly',
    );
  return { groupId, deduplicationId: id ?? sha256(body) };
}
