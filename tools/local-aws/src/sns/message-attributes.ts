import { ServiceError } from '../protocol/service-error.ts';
import type { Attributes, AttributeValue } from '../sqs/model.ts';
import type { PublishInput } from './publish-input.ts';

const wrongAttribute = (message: string): ServiceError =>
  new ServiceError('ParameterValueInvalid', message);

/**
 * The attributes of a message by name.
 * @throws ServiceError for an invalid one
 */
export function attributesOf({ MessageAttributes }: PublishInput): Attributes {
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
