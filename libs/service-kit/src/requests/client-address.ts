import { isIPv4, isIPv6 } from 'node:net';
import { Address6 } from 'ip-address';
import type { Express, Request } from 'express';

/** What proxies write: an address, perhaps in quotes, perhaps with a port. */
const IPV4_WITH_PORT = /^(\d+\.\d+\.\d+\.\d+):\d{1,5}$/;
const BRACKETED = /^\[([^\]]+)\](?::\d{1,5})?$/;
/** A subscriber has at least such a network of IPv6 addresses to himself (RFC 6177), so it counts as one client. */
const IPV6_NETWORK_BITS = 64;

/**
 * The address in an entry of X-Forwarded-For, in one spelling: without its port and zone, an IPv4
 * address in IPv6 as IPv4. Undefined where it is no address.
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

/** What counts as one client: an IPv4 address, or a network of IPv6 addresses. All that is no address is one client. */
export function clientNetwork(address: string | undefined): string {
  if (address === undefined || !address.includes(':')) return address ?? 'unknown';
  return new Address6(`${address}/${IPV6_NETWORK_BITS}`).networkForm();
}

/** The address, once it is known: it stays when the connection has gone. */
const ADDRESS = Symbol('client address');

/** Has `request.ip` give an address and nothing else, for limits and logs alike. */
export function parseClientAddresses(app: Express): void {
  const inherited = Object.getOwnPropertyDescriptor(
    Object.getPrototypeOf(app.request) as object,
    'ip',
  )?.get;
  // Express would parse X-Forwarded-For all the same.
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
