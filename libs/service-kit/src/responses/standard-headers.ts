import type { RequestHandler } from 'express';
import { currentTrace } from '@gatehouse/logging';
import { deferStandardHeaders } from './deferred-headers.ts';

/**
 * Sets the security headers and the request id on every response; a handler may set another value
 * later.
 */
export const standardHeaders: RequestHandler = (_request, response, next) => {
  deferStandardHeaders(response, currentTrace()?.traceId);
  next();
};
