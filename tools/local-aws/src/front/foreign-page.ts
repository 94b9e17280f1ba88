import type { IncomingHttpHeaders } from 'node:http';

/** The machine's names for itself, and names below localhost, which are S3's buckets. */
const loopback =
  /^(localhost|[a-z\d._-]+\.localhost|127(\.\d{1,3}){3}|\[(::1|::ffff:127(\.\d{1,3}){3})\])$/;

/**
 * Why a local server refuses a request; undefined if it accepts it. A web page must neither read from the server nor
 * write to it. A page may resolve its own name to this machine (DNS rebinding), which the Host header reveals. Or it
 * sends a form or requests an image, for which a browser asks no permission; Origin or Sec-Fetch-Site reveal this.
 * @param hosts further names of the server; `*.example` matches each name below example
 */
export function foreignRequest(
  headers: IncomingHttpHeaders,
  hosts: readonly string[] = [],
): string | undefined {
  const host = nameIn(headers.host);
  if (!isOwn(host, hosts))
    return `This server has no name "${host}". Use localhost, or name it in LOCAL_AWS_HOSTS.`;
  if (isFromForeignPage(headers.origin, hosts))
    return `Pages of ${headers.origin} may not use this server.`;
  if (headers['sec-fetch-site'] === 'cross-site')
    return 'Pages from elsewhere may not use this server.';
  return undefined;
}

/** The comma-separated further names in LOCAL_AWS_HOSTS. */
export const hostsOf = (env: Readonly<Record<string, string | undefined>>): string[] =>
  (env['LOCAL_AWS_HOSTS'] ?? '')
    .toLowerCase()
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean);

/** Whether the browser's headers show that a page of another site makes the request. */
export function isFromForeignPage(origin: string | undefined, hosts?: readonly string[]): boolean {
  if (origin === undefined) return false;
  return !isOwn(nameIn(/^https?:\/\/([^/]+)$/.exec(origin)?.[1]), hosts);
}

function isOwn(name: string, hosts: readonly string[] = []): boolean {
  return (
    loopback.test(name) ||
    hosts.some((each) => (each.startsWith('*.') ? name.endsWith(each.slice(1)) : name === each))
  );
}

/** The name in a Host header, without the port. */
const nameIn = (host = ''): string => host.replace(/:\d+$/, '').toLowerCase();
