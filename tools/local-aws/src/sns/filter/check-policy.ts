import { invalid } from '../errors.ts';
import { isObject, isOr, type FilterPolicy, type PolicyNode, type Scope } from './policy.ts';
import { checkCondition } from './check-condition.ts';
import type { Fail } from './fail.ts';

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
  const fail: Fail = (reason) => invalid(`${where}FilterPolicy: ${reason}`);
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
  readonly fail: Fail;
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
