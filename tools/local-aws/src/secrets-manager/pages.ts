import { SecretsManagerError } from './errors.ts';
import type { Input } from './input.ts';

/** One page of a list, by the request's MaxResults (1 to 100, default 100) and NextToken. */
export function page<T>(
  all: readonly T[],
  input: Input,
): { items: readonly T[]; NextToken?: string } {
  const size = input.integer('MaxResults', 1, 100) ?? 100;
  const token = input.optionalString('NextToken');
  const text = token === undefined ? '0' : Buffer.from(token, 'base64').toString();
  if (!/^\d+$/.test(text))
    throw new SecretsManagerError('InvalidNextTokenException', 'The NextToken value is invalid.');
  const start = Number(text);
  const end = start + size;
  const items = all.slice(start, end);
  return end < all.length
    ? { items, NextToken: Buffer.from(String(end)).toString('base64') }
    : { items };
}
