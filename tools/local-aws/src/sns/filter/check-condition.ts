import { isObject } from './policy.ts';
import { checkNumeric } from './check-numeric.ts';
import { checkCidr } from './check-cidr.ts';
import type { Fail } from './fail.ts';

const isScalar = (value: unknown): boolean => value === null || typeof value !== 'object';

/**
 * Checks a condition on one value.
 * @throws ServiceError
 */
export function checkCondition(condition: unknown, fail: Fail): void {
  if (isScalar(condition)) return;
  if (!isObject(condition)) throw fail('Match value must be String, number, true, false, or null');
  const [[operator, value] = ['', undefined], ...more] = Object.entries(condition);
  if (more.length > 0 || operator === '') throw fail('Only one key allowed in match expression');
  const check = Object.hasOwn(checks, operator) ? checks[operator] : undefined;
  if (!check) throw fail(`Unrecognized match type ${operator}`);
  check(value, fail);
}

type Check = (value: unknown, fail: Fail) => void;

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
