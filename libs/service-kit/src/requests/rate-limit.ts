import type { RequestHandler } from 'express';
import type { Logger } from '@gatehouse/logging';
import { clientAddress, clientNetwork } from './client-address.ts';
import { Problem } from '../responses/problem.ts';
import { securityEvent } from '../responses/security-event.ts';

const WINDOW_MS = 60_000;
/** A subscriber with IPv6 has more addresses than fit into memory. */
const MOST_REMEMBERED = 1_000;

/**
 * Allows at most `perMinute` requests per client address and minute; responds to further ones with 429
 * and Retry-After. Counted per task, in windows that are the same for all clients, so that the memory
 * is bounded by the clients of one minute. `now` returns milliseconds of a monotonic clock.
 */
export function rateLimit(
  perMinute: number,
  logger: Logger,
  now: () => number = () => performance.now(),
): RequestHandler {
  let windowEnds = -Infinity;
  let counts = new Map<string, number>();
  // Determining an IPv6 network takes longer than everything else here.
  let networks = new Map<string | undefined, string>();

  return (request, _response, next) => {
    const time = now();
    if (time >= windowEnds) {
      windowEnds = time + WINDOW_MS;
      counts = new Map();
      networks = new Map();
    }
    const { ip } = request;
    let client = networks.get(ip);
    if (client === undefined) {
      client = clientNetwork(clientAddress(ip));
      if (networks.size < MOST_REMEMBERED) networks.set(ip, client);
    }
    const count = (counts.get(client) ?? 0) + 1;
    counts.set(client, count);
    if (count <= perMinute) {
      next();
      return;
    }
    securityEvent(logger, 'rate_limited', 'Rate limit exceeded', {
      client: clientAddress(ip),
    });
    next(
      new Problem(429, {
        detail: 'Too many requests from this address',
        headers: { 'Retry-After': String(Math.ceil((windowEnds - time) / 1_000)) },
      }),
    );
  };
}
