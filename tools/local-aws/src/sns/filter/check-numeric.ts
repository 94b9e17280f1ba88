import type { Fail } from './fail.ts';

/**
 * Checks one comparison, or a range of two.
 * @throws ServiceError
 */
export function checkNumeric(value: unknown, fail: Fail): void {
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
