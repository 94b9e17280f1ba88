import { Router, type RequestHandler } from 'express';
import type { Logger } from '@gatehouse/logging';
import { jsonBody } from './json-body.ts';
import { rateLimit } from './rate-limit.ts';
import { requestDeadline } from './request-deadline.ts';

/** Limits for the requests of a route; what is left out is as for the service. */
export interface RouteLimits {
  /** As express writes paths, from the root: `/users/:id/photo`. */
  path: string;
  /** Default: all methods. */
  method?: 'get' | 'put' | 'post' | 'patch' | 'delete';
  /** Largest JSON body, in bytes. */
  bodyBytes?: number;
  /** Milliseconds that a handler may take. */
  timeoutMs?: number;
  /** Requests from one client address in a minute, which count for the service's limit as well. */
  perMinute?: number;
}

/** How long a request may take. */
export function limitTimes(
  limits: readonly RouteLimits[],
  timeoutMs: number,
  logger: Logger,
): RequestHandler {
  const deadline = (own: RouteLimits) => requestDeadline(own.timeoutMs ?? timeoutMs, logger);
  return firstThatFits(limits, requestDeadline(timeoutMs, logger), deadline);
}

/** How often one client address may send a request of these routes. */
export function limitRates(limits: readonly RouteLimits[], logger: Logger): RequestHandler {
  return firstThatFits(limits, pass, ({ perMinute }) =>
    perMinute === undefined ? pass : rateLimit(perMinute, logger),
  );
}

/** How large a JSON body may be, which is parsed here. */
export function parseJsonBodies(limits: readonly RouteLimits[], bodyBytes: number): RequestHandler {
  return firstThatFits(limits, jsonBody(bodyBytes), (own) => jsonBody(own.bodyBytes ?? bodyBytes));
}

const pass: RequestHandler = (_request, _response, next) => next();

function firstThatFits(
  limits: readonly RouteLimits[],
  otherwise: RequestHandler,
  handlerOf: (own: RouteLimits) => RequestHandler,
): RequestHandler {
  if (limits.length === 0) return otherwise;
  const router = Router();
  const done: RequestHandler = (_request, _response, next) => next('router');
  for (const own of limits) router[own.method ?? 'all'](own.path, handlerOf(own), done);
  return router.use(otherwise);
}
