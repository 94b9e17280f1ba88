import type { IncomingHttpHeaders } from 'node:http';

/** Names of this machine for itself, and beneath localhost those of S3's buckets. */
const loopback = /^(localhost|.+\.localhost|127(\.\d{1,3}){3}|\[(::1|::ffff:127(\.\d{1,3}){3})\])$/;

/**
 * Why a local server does not answer a request; undefined when it does. A web page must neither
 * read from it nor write to it. A page may have a name of its own point to this machine (DNS
 * rebinding): the Host header tells. Or it sends a form or an image's request here, for which a
 * browser needs no permission: Origin or Sec-Fetch-Site tell.
 * @param hosts further names of the server; `*.example` stands for each name beneath example
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

/** The further names in LOCAL_AWS_HOSTS, comma-separated. */
export const hostsOf = (env: Readonly<Record<string, string | undefined>>): string[] =>
  (env['LOCAL_AWS_HOSTS'] ?? '')
    .toLowerCase()
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean);

/** Whether a browser says that a page from elsewhere makes the request. */
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
