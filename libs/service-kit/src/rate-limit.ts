import type { RequestHandler } from 'express';
import { rateLimit as expressRateLimit } from 'express-rate-limit';
import type { Logger } from '@gatehouse/logging';
import { Problem } from './problem.ts';

/** At most `perMinute` requests a minute from one client address; beyond, 429 with Retry-After. Counted per task. */
export function rateLimit(perMinute: number, logger: Logger): RequestHandler {
  return expressRateLimit({
    windowMs: 60_000,
    limit: perMinute,
    standardHeaders: false,
    legacyHeaders: false,
    handler: (request, _response, next) => {
      const { resetTime } = (request as unknown as { rateLimit: { resetTime?: Date } }).rateLimit;
      const seconds = Math.max(1, Math.ceil(((resetTime?.getTime() ?? 0) - Date.now()) / 1_000));
      logger.warn('Rate limit exceeded', { event: 'rate_limited', client: request.ip });
      next(
        new Problem(429, {
          detail: 'Too many requests from this address',
          headers: { 'Retry-After': String(seconds) },
        }),
      );
    },
  });
}
