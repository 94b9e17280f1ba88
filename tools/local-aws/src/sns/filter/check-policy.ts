import { isIP } from 'node:net';
import type { ServiceError } from '../../protocol/service-error.ts';
import { invalid } from '../errors.ts';
import { isObject, isOr, type FilterPolicy, type PolicyNode, type Scope } from './policy.ts';

/** @see https://docs.aws.amazon.com/sns/latest/dg/subscription-filter-policy-constraints.html */
const limits = { keys: 5, combinations: 150, bytes: 262_144 };

/**
 * Reads a filter policy; undefined for an empty one, which filters nothing.
 * @param where prefix of the reason in an error, which differs between Subscribe and SetSubscriptionAttributes @throws
 * ServiceError that names the mistake
 */
export function parseFilterPolicy(
  text: string,
  scope: Scope,
  where = '',
): FilterPolicy | undefined {
  const fail = (reason: string): ServiceError => invalid(`${where}FilterPolicy: ${reason}`);
  if (text === '') return undefined;
  if (Buffer.byteLength(text) > limits.bytes) throw fail('Filter policy is too large');
  let root: unknown;
  try {
    root = JSON.parse(text);
  } catch (error) {
    throw fail(`failed to parse JSON. ${(error as Error).message}`);
  }
  if (!isObject(root)) throw fail('Filter policy must be an object');
  const keys = Object.keys(root).length;
  if (keys > limits.keys) throw fail(`Filter policy can not have more than ${limits.keys} keys`);
  if (checkNode(root, { scope, fail, where }) > limits.combinations)
    throw fail('Filter policy is too complex');
  return keys === 0 ? undefined : { scope, root: root as PolicyNode };
}

interface Checking {
  readonly scope: Scope;
  readonly fail: (reason: string) => ServiceError;
  readonly where: string;
}

/** @returns the number of combinations of values, as AWS counts: nested ones count more */
function checkNode(
  node: Readonly<Record<string, unknown>>,
  checking: Checking,
  { depth, combinations }: { depth: number; combinations: number } = { depth: 1, combinations: 1 },
): number {
  const { fail } = checking;
  let all = combinations;
  for (const [name, value] of Object.entries(node)) {
    if (isObject(value)) {
      if (checking.scope === 'MessageAttributes')
        throw invalid(
          `${checking.where}Filter policy scope MessageAttributes does not support nested filter policy`,
        );
      all = checkNode(value, checking, { depth: depth + 1, combinations: all });
    } else if (isOr(name, value)) {
      const before = all;
      const counts = value.map((each) =>
        checkNode(each, checking, { depth, combinations: before }),
      );
      all = counts.reduce((sum, each) => sum + each, 0);
    } else if (Array.isArray(value)) {
      if (value.length === 0) throw fail('Empty arrays are not allowed');
      for (const condition of value) checkCondition(condition, fail);
      all *= value.length * depth;
    } else throw fail(`"${name}" must be an object or an array`);
  }
  return all;
}

const isScalar = (value: unknown): boolean => value === null || typeof value !== 'object';

function checkCondition(condition: unknown, fail: Checking['fail']): void {
  if (isScalar(condition)) return;
  if (!isObject(condition)) throw fail('Match value must be String, number, true, false, or null');
  const [[operator, value] = ['', undefined], ...more] = Object.entries(condition);
  if (more.length > 0 || operator === '') throw fail('Only one key allowed in match expression');
  const check = Object.hasOwn(checks, operator) ? checks[operator] : undefined;
  if (!check) throw fail(`Unrecognized match type ${operator}`);
  check(value, fail);
}

type Check = (value: unknown, fail: Checking['fail']) => void;

const text =
  (operator: string): Check =>
  (value, fail) => {
    if (typeof value !== 'string') throw fail(`${operator} match pattern must be a string`);
  };

const checks: Readonly<Record<string, Check>> = {
  prefix: text('prefix'),
  suffix: text('suffix'),
  'equals-ignore-case': text('equals-ignore-case'),
  wildcard(value, fail) {
    if (typeof value !== 'string') throw fail('wildcard match pattern must be a string');
    if (/^(?:[^\\*]|\\[\\*]|\*(?!\*))*$/.test(value)) return;
    throw fail(
      value.includes('**') ? 'Consecutive wildcard characters' : 'Invalid escape character',
    );
  },
  exists(value, fail) {
    if (typeof value !== 'boolean')
      throw fail('exists match pattern must be either true or false.');
  },
  numeric: checkNumeric,
  cidr: checkCidr,
  'anything-but'(value, fail) {
    if (isObject(value)) {
      const [[operator, texts] = ['', undefined], ...more] = Object.entries(value);
      const check = ['prefix', 'suffix', 'wildcard', 'equals-ignore-case'].includes(operator)
        ? checks[operator]
        : undefined;
      if (!check || more.length > 0)
        throw fail(`Unsupported anything-but pattern: ${more[0]?.[0] ?? operator}`);
      const several = Array.isArray(texts) ? texts : [texts];
      if (several.length === 0) throw fail('Empty arrays are not allowed');
      for (const each of several) check(each, fail);
      return;
    }
    const values = Array.isArray(value) ? value : [value];
    if (values.length === 0) throw fail('Empty arrays are not allowed');
    if (!values.every((each) => typeof each === 'string' || typeof each === 'number'))
      throw fail('Inside anything-but list, either all values must be numbers or strings');
  },
};

function checkNumeric(value: unknown, fail: Checking['fail']): void {
  if (!Array.isArray(value)) throw fail('Value of numeric must be an array.');
  const [operator, bottom, second, top, ...rest] = value as unknown[];
  if (typeof operator !== 'string')
    throw fail(`Invalid member in numeric match: ${value.length === 0 ? ']' : String(operator)}`);
  if (!['=', '<', '<=', '>', '>='].includes(operator))
    throw fail(`Unrecognized numeric range operator: ${operator}`);
  if (typeof bottom !== 'number')
    throw fail(`Value of ${operator === '=' ? 'equals' : operator} must be numeric`);
  if (value.length === 2) return;
  if (!operator.startsWith('>')) throw fail('Too many elements in numeric expression');
  if (typeof second !== 'string') throw fail(`Bad value in numeric range: ${String(second)}`);
  if (!['<', '<='].includes(second)) throw fail(`Bad numeric range operator: ${second}`);
  if (typeof top !== 'number') throw fail(`Value of ${second} must be numeric`);
  if (top <= bottom) throw fail('Bottom must be less than top');
  if (rest.length > 0) throw fail('Too many terms in numeric range expression');
}

function checkCidr(value: unknown, fail: Checking['fail']): void {
  // AWS's own message names another operator.
  if (typeof value !== 'string') throw fail('prefix match pattern must be a string');
  const [address = '', bits = '', ...rest] = value.split('/');
  if (rest.length > 0 || !value.includes('/')) throw fail("Malformed CIDR, one '/' required");
  if (!/^\d{1,3}$/.test(bits)) throw fail('Malformed CIDR, mask bits must be an integer');
  const family = isIP(address);
  if (!family) throw fail(`Nonstandard IP address: ${address}`);
  if (Number(bits) > (family === 4 ? 32 : 128))
    throw fail('Malformed CIDR, mask bits out of range');
}
