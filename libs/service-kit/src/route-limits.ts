import express, { Router, type RequestHandler } from 'express';
import type { Logger } from '@gatehouse/logging';
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

export interface DefaultLimits {
  bodyBytes: number;
  timeoutMs: number;
}

/** The limits that hold before a caller is known: how often, and how long. */
export function limitTimes(
  limits: readonly RouteLimits[],
  { timeoutMs }: DefaultLimits,
  logger: Logger,
): RequestHandler {
  return firstThatFits(limits, requestDeadline(timeoutMs), (own) => [
    ...(own.perMinute === undefined ? [] : [rateLimit(own.perMinute, logger)]),
    requestDeadline(own.timeoutMs ?? timeoutMs),
  ]);
}

/** The limit of JSON bodies, which are parsed here. */
export function parseJsonBodies(
  limits: readonly RouteLimits[],
  { bodyBytes }: DefaultLimits,
): RequestHandler {
  return firstThatFits(limits, express.json({ limit: bodyBytes }), (own) => [
    express.json({ limit: own.bodyBytes ?? bodyBytes }),
  ]);
}

function firstThatFits(
  limits: readonly RouteLimits[],
  otherwise: RequestHandler,
  handlersOf: (own: RouteLimits) => RequestHandler[],
): RequestHandler {
  if (limits.length === 0) return otherwise;
  const router = Router();
  const done: RequestHandler = (_request, _response, next) => next('router');
  for (const own of limits) router[own.method ?? 'all'](own.path, ...handlersOf(own), done);
  return router.use(otherwise);
}
