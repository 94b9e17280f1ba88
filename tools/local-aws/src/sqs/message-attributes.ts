import { invalidValue } from './errors.ts';
import type { Attributes, AttributeValue } from './model.ts';

const most = 10;

/** The attributes of a request: binary values arrive as base64, contrary to the SDK's types. */
export const attributesIn = (given: unknown): Attributes => (given ?? {}) as Attributes;

/**
 * Checks the attributes of a message to be sent.
 * @throws ServiceError
 */
export function checkMessageAttributes(attributes: Attributes): void {
  const names = Object.keys(attributes);
  if (names.length > most)
    throw invalidValue(
      `Number of message attributes [${names.length}] exceeds the allowed maximum [${most}].`,
    );
  for (const [name, value] of Object.entries(attributes)) checkAttribute(name, value);
}

function checkAttribute(name: string, value: AttributeValue): void {
  const attribute = `message (user) attribute '${name}'`;
  if (!/^[\w-]+(\.[\w-]+)*$/.test(name) || name.length > 256 || /^(aws|amazon)\./i.test(name))
    throw invalidValue(
      `The ${attribute} has an invalid name: letters, digits, "_", "-" and single "." between them, not beginning with "AWS." or "Amazon.", 256 characters at most.`,
    );
  const { DataType = '', StringValue, BinaryValue } = value;
  const type = /^(String|Number|Binary)(\..{1,249})?$/.exec(DataType)?.[1];
  if (!type)
    throw invalidValue(
      `The message attribute '${name}' has an invalid message attribute type, the set of supported type prefixes is Binary, Number, and String.`,
    );
  const [given, other] =
    type === 'Binary' ? [BinaryValue, StringValue] : [StringValue, BinaryValue];
  if (!given || other !== undefined)
    throw invalidValue(
      `The ${attribute} must contain a non-empty value of type '${type === 'Binary' ? 'Binary' : 'String'}', and no other.`,
    );
  if (type === 'Number' && !/^\s*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?\s*$/i.test(given))
    throw invalidValue(`Can't cast the value of ${attribute} to a number.`);
}

/** The size of the attributes in bytes, which counts towards the message's size. */
export const sizeOfAttributes = (attributes: Attributes): number =>
  Object.entries(attributes).reduce(
    (sum, [name, { DataType = '', StringValue = '', BinaryValue = '' }]) =>
      sum +
      Buffer.byteLength(name) +
      Buffer.byteLength(DataType) +
      Buffer.byteLength(StringValue) +
      Buffer.byteLength(BinaryValue, 'base64'),
    0,
  );

/** The attributes that a receiver requests: by name, `All` or `.*`, or as `prefix.*`. */
export function wantedAttributes(attributes: Attributes, asked: readonly string[]): Attributes {
  const wanted = (name: string): boolean =>
    asked.some((each) =>
      each === 'All' || each === '.*'
        ? true
        : each.endsWith('.*')
          ? name.startsWith(each.slice(0, -1))
          : name === each,
    );
  return Object.fromEntries(Object.entries(attributes).filter(([name]) => wanted(name)));
}
