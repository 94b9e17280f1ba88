import type { Request, RequestHandler } from 'express';
import { identifyCaller, type Logger } from '@gatehouse/logging';
import type { Authentication } from './authenticate.ts';
import { setCaller, type Caller } from './caller.ts';
import { Refusal } from './refusal.ts';
import { securityEvent } from '../responses/security-event.ts';

/** Accepts only known callers. `callerOf` and all later log lines of the request identify them. */
export function authentication(
  { authenticate, recognise }: Authentication,
  logger: Logger,
): RequestHandler {
  return (request, _response, next) => {
    const enter = (caller: Caller) => {
      setCaller(request, caller);
      identifyCaller(caller.id);
      next();
    };
    const known = recognise(request);
    // Almost all requests take this path, and each promise adds to their cost.
    if (known) enter(known);
    else
      authenticate(request).then(enter, (error: unknown) => {
        logRefusal(request, error, logger);
        next(error);
      });
  };
}

function logRefusal(request: Request, error: unknown, logger: Logger): void {
  if (!(error instanceof Refusal)) return;
  securityEvent(logger, 'authentication_failed', 'Authentication failed', {
    reason: error.reason,
    path: request.path,
    client: request.ip,
  });
}
