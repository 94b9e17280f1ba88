import type { RequestHandler } from 'express';
import { Address6 } from 'ip-address';
import type { Logger } from '@gatehouse/logging';
import { Problem } from './problem.ts';
import { securityEvent } from './security-event.ts';

const WINDOW_MS = 60_000;
/** A subscriber has at least such a network of IPv6 addresses to himself (RFC 6177), so it counts as one client. */
const IPV6_NETWORK_BITS = 64;

/**
 * At most `perMinute` requests from one client address in each minute; beyond, 429 with Retry-After.
 * Counted per task, in windows that are the same for all clients: what one remembers is as long as the
 * list of a minute's clients. `now` gives milliseconds, of any clock that does not go back.
 */
export function rateLimit(
  perMinute: number,
  logger: Logger,
  now: () => number = () => performance.now(),
): RequestHandler {
  let windowEnds = -Infinity;
  let counts = new Map<string, number>();

  return (request, _response, next) => {
    const time = now();
    if (time >= windowEnds) {
      windowEnds = time + WINDOW_MS;
      counts = new Map();
    }
    const client = networkOf(request.ip ?? '');
    const count = (counts.get(client) ?? 0) + 1;
    counts.set(client, count);
    if (count <= perMinute) {
      next();
      return;
    }
    securityEvent(logger, 'rate_limited', 'Rate limit exceeded', { client: request.ip });
    next(
      new Problem(429, {
        detail: 'Too many requests from this address',
        headers: { 'Retry-After': String(Math.ceil((windowEnds - time) / 1_000)) },
      }),
    );
  };
}

function networkOf(ip: string): string {
  if (!ip.includes(':') || !Address6.isValid(ip)) return ip;
  const address = new Address6(ip);
  return address.isMapped4()
    ? address.to4().correctForm()
    : new Address6(`${ip}/${IPV6_NETWORK_BITS}`).networkForm();
}
