import type { RequestHandler } from 'express';
import type { Logger } from '@gatehouse/logging';
import { clientAddress, clientNetwork } from './client-address.ts';
import { Problem } from '../responses/problem.ts';
import { securityEvent } from '../responses/security-event.ts';

const WINDOW_MS = 60_000;

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
    const address = clientAddress(request.ip);
    const client = clientNetwork(address);
    const count = (counts.get(client) ?? 0) + 1;
    counts.set(client, count);
    if (count <= perMinute) {
      next();
      return;
    }
    securityEvent(logger, 'rate_limited', 'Rate limit exceeded', { client: address });
    next(
      new Problem(429, {
        detail: 'Too many requests from this address',
        headers: { 'Retry-After': String(Math.ceil((windowEnds - time) / 1_000)) },
      }),
    );
  };
}
