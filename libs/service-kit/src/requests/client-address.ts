import { isIPv4, isIPv6 } from 'node:net';
import { Address6 } from 'ip-address';
import type { Express, Request } from 'express';

/** The format of proxies: an address, possibly in quotes, possibly with a port. */
const IPV4_WITH_PORT = /^(\d+\.\d+\.\d+\.\d+):\d{1,5}$/;
const BRACKETED = /^\[([^\]]+)\](?::\d{1,5})?$/;
/** A subscriber has at least a network of this size (RFC 6177), so it counts as one client. */
const IPV6_NETWORK_BITS = 64;

/**
 * Normalises the address in an entry of X-Forwarded-For: without its port and zone, an IPv4 address in
 * IPv6 as IPv4. Undefined if it is not an address.
 */
export function clientAddress(entry: string | undefined): string | undefined {
  if (entry === undefined) return undefined;
  if (isIPv4(entry)) return entry;
  const text = entry.trim().replace(/^"(.*)"$/, '$1');
  const bare = IPV4_WITH_PORT.exec(text)?.[1] ?? BRACKETED.exec(text)?.[1] ?? text;
  if (isIPv4(bare)) return bare;
  const [withoutZone = ''] = bare.split('%', 1);
  if (!isIPv6(withoutZone)) return undefined;
  const address = new Address6(withoutZone);
  return address.isMapped4() ? address.to4().correctForm() : address.correctForm();
}

/**
 * The unit that counts as one client: an IPv4 address, or a network of IPv6 addresses. All values that
 * are not addresses count as one client.
 */
export function clientNetwork(address: string | undefined): string {
  if (address === undefined || !address.includes(':')) return address ?? 'unknown';
  return new Address6(`${address}/${IPV6_NETWORK_BITS}`).networkForm();
}

/** The address is cached: it remains available after the connection has closed. */
const ADDRESS = Symbol('client address');

/** Makes `request.ip` return an address or undefined, for limits and logs alike. */
export function parseClientAddresses(app: Express): void {
  const inherited = Object.getOwnPropertyDescriptor(
    Object.getPrototypeOf(app.request) as object,
    'ip',
  )?.get;
  // Express would parse X-Forwarded-For anyway.
  const trustsNobody = () => !app.settings['trust proxy'];
  Object.defineProperty(app.request, 'ip', {
    configurable: true,
    enumerable: true,
    get(this: Request & { [ADDRESS]?: string | undefined }) {
      return (this[ADDRESS] ??= clientAddress(
        trustsNobody() ? this.socket.remoteAddress : (inherited?.call(this) as string | undefined),
      ));
    },
  });
}
