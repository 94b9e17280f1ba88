import { ServiceError } from './service-error.ts';

/** One page of a list. `token` is what the page before gave; none, the first page. */
export function pageOf<T>(
  all: readonly T[],
  { size, token }: { size: number; token: string | undefined },
): { items: T[]; next: string | undefined } {
  const start = token === undefined ? 0 : Number(token);
  if (!Number.isSafeInteger(start) || start < 0)
    throw new ServiceError('InvalidParameterException', 'Invalid token.');
  const end = start + size;
  return { items: all.slice(start, end), next: end < all.length ? String(end) : undefined };
}
