import type { Parameters } from '../protocol/parameters.ts';
import { findRefusal } from '../protocol/find-refusal.ts';
import { unsupportedParameter } from '../protocol/check-parameters.ts';
import { s3Error } from './s3-error.ts';
import { type Element, parseXml } from './parse-xml.ts';

type Value = string | Value[] | { [name: string]: Value };

/**
 * Reads an XML body into the structure that the parameters describe.
 * @throws ServiceError MalformedXML, or NotImplemented for an element that is not supported
 */
export function readXml(
  body: Buffer,
  action: string,
  root: string,
  parameters: Parameters,
): object {
  const element = parseXml(body.toString());
  if (element.name !== root) throw s3Error('MalformedXML');
  const value = valueOf(element, parameters);
  const refusal = findRefusal(parameters, value, { text: true });
  if (refusal?.expected)
    throw s3Error('MalformedXML', `${refusal.path} must be ${refusal.expected}.`);
  if (refusal) throw unsupportedParameter('s3', action, refusal.path);
  return value as object;
}

function valueOf({ children, text }: Element, parameters: Parameters | undefined): Value {
  const members = membersOf(parameters);
  if (!members) return children.length === 0 ? text : structure(children, {});
  return structure(children, members);
}

function structure(
  children: readonly Element[],
  members: Readonly<Record<string, Parameters>>,
): Value {
  const value: Record<string, Value> = {};
  for (const child of children) {
    const accepted = Object.hasOwn(members, child.name) ? members[child.name] : undefined;
    if (Array.isArray(accepted)) {
      const list = (value[child.name] ??= []) as Value[];
      list.push(valueOf(child, accepted[0] as Parameters));
    } else if (Object.hasOwn(value, child.name)) throw s3Error('MalformedXML');
    else value[child.name] = valueOf(child, accepted);
  }
  return value;
}

const membersOf = (parameters: Parameters | undefined) =>
  typeof parameters === 'object' && !(parameters instanceof RegExp) && !Array.isArray(parameters)
    ? (parameters as Readonly<Record<string, Parameters>>)
    : undefined;
