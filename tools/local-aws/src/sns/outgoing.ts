import { ServiceError } from '../protocol/service-error.ts';
import { sha256, sizeOf } from '../sqs/message-draft.ts';
import type { Attributes, AttributeValue } from '../sqs/model.ts';
import type { Outgoing } from './envelope.ts';
import { invalid } from './errors.ts';
import type { Topic } from './model.ts';

/** Maximum size of a message, and of a batch. */
export const maxBytes = 262_144;

export interface PublishInput {
  readonly Message?: string;
  readonly Subject?: string;
  readonly MessageStructure?: string;
  readonly MessageAttributes?: {
    readonly entry?: readonly { readonly Name?: string; readonly Value?: AttributeValue }[];
  };
  readonly MessageDeduplicationId?: string;
  readonly MessageGroupId?: string;
}

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

const wrongAttribute = (message: string): ServiceError =>
  new ServiceError('ParameterValueInvalid', message);

function attributesOf({ MessageAttributes }: PublishInput): Attributes {
  const given = MessageAttributes?.entry ?? [];
  for (const {
    Name: name = '',
    Value: { DataType = '', StringValue, BinaryValue } = {},
  } of given) {
    if (!/^[\w-]+(\.[\w-]+)*$/.test(name) || name.length > 256)
      throw wrongAttribute(`The message attribute '${name}' has an invalid name.`);
    const type = /^(String|Number|Binary)(\..+)?$/.exec(DataType)?.[1];
    if (!type)
      throw wrongAttribute(
        `The message attribute '${name}' has an invalid message attribute type, the set of supported type prefixes is Binary, Number, and String.`,
      );
    const [value, other] =
      type === 'Binary' ? [BinaryValue, StringValue] : [StringValue, BinaryValue];
    if (!value || other !== undefined)
      throw wrongAttribute(
        `The message attribute '${name}' with type '${type}' must use field '${type === 'Binary' ? 'Binary' : 'String'}'.`,
      );
    if (type === 'Number' && !Number.isFinite(Number(value)))
      throw wrongAttribute(`Could not cast message attribute '${name}' value to number.`);
    if (DataType === 'String.Array' && !isArray(value))
      throw wrongAttribute(`The message attribute '${name}' is no JSON array of scalars.`);
  }
  return Object.fromEntries(
    given.map(({ Name = '', Value = {} }) => [Name, Value as AttributeValue]),
  );
}

function isArray(text: string): boolean {
  try {
    return Array.isArray(JSON.parse(text));
  } catch {
    return false;
  }
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
