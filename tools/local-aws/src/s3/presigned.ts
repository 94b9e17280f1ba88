import type { IncomingHttpHeaders } from 'node:http';
import type { ServiceRequest } from '../front/http-message.ts';

/** What a signature is made of, in the query of a presigned URL; not checked. */
const signature =
  /^X-Amz-(Algorithm|Content-Sha256|Credential|Date|Expires|Security-Token|Signature|SignedHeaders)$/i;

/**
 * Query and headers of a request without its signature. A presigned URL carries headers in its
 * query, so that who gets the URL need not send them.
 */
export function unsigned({ url, headers }: Pick<ServiceRequest, 'url' | 'headers'>): {
  query: Map<string, string>;
  headers: IncomingHttpHeaders;
} {
  const all = [...new URLSearchParams(url.split('?')[1])];
  if (!all.some(([name]) => name.toLowerCase() === 'x-amz-signature'))
    return { query: new Map(all), headers };
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
