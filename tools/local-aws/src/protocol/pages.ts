import { ServiceError } from './service-error.ts';

/**
 * One page of a list. `token` is that of the previous page; without one, the first page is returned. @throws
 * ServiceError with this code for an unknown token
 */
export function pageOf<T>(
  all: readonly T[],
  {
    size,
    token,
    code = 'InvalidParameterException',
  }: { size: number; token: string | undefined; code?: string },
): { items: T[]; next: string | undefined } {
  const start = Number(token ?? 0);
  if (token !== undefined && !/^\d{1,15}$/.test(token))
    throw new ServiceError(code, 'Invalid token.');
  const end = start + size;
  return { items: all.slice(start, end), next: end < all.length ? String(end) : undefined };
}
