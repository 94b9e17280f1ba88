import type { IncomingHttpHeaders } from 'node:http';
import type { ServiceRequest } from '../protocol/http-message.ts';
import { s3Error } from './s3-error.ts';

/** The signature's parameters in the query of a presigned URL; they are not checked. */
const signature =
  /^X-Amz-(Algorithm|Content-Sha256|Credential|Date|Expires|Security-Token|Signature|SignedHeaders)$/i;

/** @throws ServiceError AccessDenied for an expired presigned URL */
function checkExpiry(query: ReadonlyMap<string, string>): void {
  const [, ...parts] =
    /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(query.get('X-Amz-Date') ?? '') ?? [];
  const [year = NaN, month = NaN, ...rest] = parts.map(Number);
  const expires = Date.UTC(year, month - 1, ...rest) + Number(query.get('X-Amz-Expires')) * 1000;
  if (!(expires > Date.now())) throw s3Error('AccessDenied', 'Request has expired');
}

/**
 * Query and headers of a request without its signature. A presigned URL carries headers in its query, so that its user
 * need not send them.
 * @throws ServiceError AccessDenied when it has expired
 */
export function unsigned({ url, headers }: Pick<ServiceRequest, 'url' | 'headers'>): {
  query: Map<string, string>;
  headers: IncomingHttpHeaders;
} {
  const all = [...new URLSearchParams(url.split('?')[1])];
  if (!all.some(([name]) => name.toLowerCase() === 'x-amz-signature'))
    return { query: new Map(all), headers };
  checkExpiry(new Map(all));
  const rest = all.filter(([name]) => !signature.test(name));
  const isHeader = ([name]: [string, string]): boolean => /^x-amz-/i.test(name);
  return {
    query: new Map(rest.filter((each) => !isHeader(each))),
    headers: {
      ...Object.fromEntries(
        rest.filter(isHeader).map(([name, value]) => [name.toLowerCase(), value]),
      ),
      ...headers,
    },
  };
}
