import type { RequestHandler } from 'express';
import { identifyCaller, type Logger } from '@gatehouse/logging';
import type { Authenticate } from './authenticate.ts';
import { setCaller } from './caller.ts';
import { Refusal } from './refusal.ts';
import { securityEvent } from './security-event.ts';

/** Lets only known callers through; `callerOf` and all later log lines of the request say who they are. */
export function authentication(authenticate: Authenticate, logger: Logger): RequestHandler {
  return async (request, _response, next) => {
    try {
      const caller = await authenticate(request);
      setCaller(request, caller);
      identifyCaller(caller.id);
    } catch (error) {
      if (error instanceof Refusal)
        securityEvent(logger, 'authentication_failed', 'Authentication failed', {
          reason: error.reason,
          path: request.path,
          client: request.ip,
        });
      throw error;
    }
    next();
  };
}
