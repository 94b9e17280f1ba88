import { Router, type RequestHandler } from 'express';
import type { Logger } from '@gatehouse/logging';
import { jsonBody } from './json-body.ts';
import { rateLimit } from './rate-limit.ts';
import { requestDeadline } from './request-deadline.ts';

/** Limits for the requests of a route; omitted ones are those of the service. */
export interface RouteLimits {
  /** In Express's path syntax, from the root: `/users/:id/photo`. */
  path: string;
  /** Default: all methods. */
  method?: 'get' | 'put' | 'post' | 'patch' | 'delete';
  /** Largest JSON body, in bytes. */
  bodyBytes?: number;
  /** Time-out of a handler in milliseconds. */
  timeoutMs?: number;
  /** Requests per client address and minute; they also count towards the service's limit. */
  perMinute?: number;
}

const METHODS: readonly unknown[] = [undefined, 'get', 'put', 'post', 'patch', 'delete'];
/** A timer with more milliseconds would fire at once. */
const LARGEST = 2 ** 31 - 1;

/**
 * Checks what TypeScript cannot.
 * @throws {RangeError} naming the route and the option.
 */
export function checkLimits(limits: readonly RouteLimits[]): void {
  for (const { path, method, bodyBytes, timeoutMs, perMinute } of limits) {
    if (!METHODS.includes(method))
      throw new RangeError(
        `limits of ${path}: method is ${JSON.stringify(method)}: expected get, put, post, patch or delete`,
      );
    for (const [option, value] of Object.entries({ bodyBytes, timeoutMs, perMinute }))
      if (value !== undefined && !(Number.isInteger(value) && value >= 1 && value <= LARGEST))
        throw new RangeError(
          `limits of ${path}: ${option} is ${value}: expected a whole number from 1 to ${LARGEST}`,
        );
  }
}

/** The time limit of a request. */
export function limitTimes(
  limits: readonly RouteLimits[],
  timeoutMs: number,
  logger: Logger,
): RequestHandler {
  const deadline = (own: RouteLimits) => requestDeadline(own.timeoutMs ?? timeoutMs, logger);
  return firstThatFits(limits, requestDeadline(timeoutMs, logger), deadline);
}

/** The rate limit of a client address for these routes. */
export function limitRates(limits: readonly RouteLimits[], logger: Logger): RequestHandler {
  return firstThatFits(limits, pass, ({ perMinute }) =>
    perMinute === undefined ? pass : rateLimit(perMinute, logger),
  );
}

/** The size limit of a JSON body, which is parsed here. */
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
