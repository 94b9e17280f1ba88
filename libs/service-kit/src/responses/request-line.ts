import type { Request } from 'express';

/** `GET /users/7`: as requested, also below a mounted router, and without its query. */
export function requestLine({ method, originalUrl }: Request): string {
  const query = originalUrl.indexOf('?');
  return `${method} ${query === -1 ? originalUrl : originalUrl.slice(0, query)}`;
}
