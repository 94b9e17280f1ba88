import { BlockList, isIP } from 'node:net';
import type { Attributes } from '../../sqs/model.ts';
import {
  isObject,
  isOr,
  type Condition,
  type FilterPolicy,
  type PolicyNode,
  type Scalar,
} from './policy.ts';

/** The values of a message by path, such as `person.name`; the values of a list share a path. */
type Values = ReadonlyMap<string, readonly Scalar[]>;

/**
 * Whether a message passes the filter policy.
 * @see https://docs.aws.amazon.com/sns/latest/dg/sns-subscription-filter-policies.html
 */
export function matches(
  { scope, root }: FilterPolicy,
  message: { readonly body: string; readonly attributes: Attributes },
): boolean {
  const values =
    scope === 'MessageBody' ? valuesOfBody(message.body) : valuesOfAttributes(message.attributes);
  return values !== undefined && matchesNode(root, values);
}

function matchesNode(node: PolicyNode, values: Values, path = ''): boolean {
  return Object.entries(node).every(([name, each]) => {
    if (isOr(name, each)) return each.some((branch) => matchesNode(branch, values, path));
    const at = path ? `${path}.${name}` : name;
    return Array.isArray(each)
      ? (each as readonly Condition[]).some((condition) => holds(condition, values.get(at) ?? []))
      : matchesNode(each as PolicyNode, values, at);
  });
}

/** Whether any of the values meets the condition. */
function holds(condition: Condition, values: readonly Scalar[]): boolean {
  if (!isObject(condition)) return values.includes(condition);
  const [[operator, operand] = ['', undefined]] = Object.entries(condition);
  if (operator === 'exists') return values.length > 0 === operand;
  const test = tests[operator];
  return test !== undefined && values.some((value) => test(operand as never, value));
}

const onText =
  (test: (value: string, operand: string) => boolean) =>
  (operand: string, value: Scalar): boolean =>
    typeof value === 'string' && test(value, operand);

const tests: Readonly<Record<string, (operand: never, value: Scalar) => boolean>> = {
  prefix: onText((value, start) => value.startsWith(start)),
  suffix: onText((value, end) => value.endsWith(end)),
  'equals-ignore-case': onText((value, other) => value.toLowerCase() === other.toLowerCase()),
  wildcard: onText((value, pattern) => wildcard(pattern).test(value)),
  cidr: onText(isWithin),
  numeric(terms: readonly (string | number)[], value) {
    if (typeof value !== 'number') return false;
    return terms.every(
      (term, index) => typeof term === 'number' || compare(term, value, Number(terms[index + 1])),
    );
  },
  'anything-but'(operand: unknown, value) {
    const [excluded, test] = isObject(operand)
      ? [Object.values(operand)[0], tests[Object.keys(operand)[0] ?? '']]
      : [operand, undefined];
    const all = (Array.isArray(excluded) ? excluded : [excluded]) as Scalar[];
    return !all.some((each) => (test ? test(each as never, value) : each === value));
  },
};

const compare = (operator: string, value: number, other: number): boolean =>
  (operator.includes('=') && value === other) ||
  (operator.startsWith('<') && value < other) ||
  (operator.startsWith('>') && value > other);

/** `*` matches any characters; after a backslash, itself. */
const wildcard = (pattern: string): RegExp =>
  new RegExp(
    `^${pattern.replace(/\\([\\*])|([*])|[\s\S]/g, (character, escaped?: string, any?: string) =>
      any ? '[\\s\\S]*' : (escaped ?? character).replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&'),
    )}$`,
    'u',
  );

function isWithin(address: string, cidr: string): boolean {
  const [network = '', bits] = cidr.split('/');
  const family = isIP(network);
  if (isIP(address) !== family) return false;
  const type = family === 4 ? 'ipv4' : 'ipv6';
  const list = new BlockList();
  list.addSubnet(network, Number(bits), type);
  return list.check(address, type);
}

/** Binary attributes are ignored. */
function valuesOfAttributes(attributes: Attributes): Values {
  return new Map(
    Object.entries(attributes).flatMap(([name, { DataType = '', StringValue = '' }]) => {
      if (DataType.startsWith('Binary')) return [];
      if (DataType.startsWith('Number')) return [[name, [Number(StringValue)]]];
      return [[name, DataType === 'String.Array' ? parseArray(StringValue) : [StringValue]]];
    }),
  );
}

/** The values in a String.Array; none if it is not an array of scalars. */
function parseArray(text: string): Scalar[] {
  try {
    const values = JSON.parse(text) as unknown;
    const all = Array.isArray(values) ? values : [];
    return all.filter((each) => each === null || typeof each !== 'object') as Scalar[];
  } catch {
    return [];
  }
}

/** Undefined for a message that is not a JSON object. */
function valuesOfBody(body: string): Values | undefined {
  const values = new Map<string, Scalar[]>();
  const collect = (value: unknown, path: string): void => {
    if (Array.isArray(value)) for (const each of value) collect(each, path);
    else if (isObject(value))
      for (const [name, each] of Object.entries(value))
        collect(each, path ? `${path}.${name}` : name);
    else values.set(path, [...(values.get(path) ?? []), value as Scalar]);
  };
  try {
    const value = JSON.parse(body) as unknown;
    if (!isObject(value)) return undefined;
    collect(value, '');
    return values;
  } catch {
    return undefined;
  }
}
