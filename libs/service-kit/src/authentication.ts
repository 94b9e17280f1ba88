import type { RequestHandler } from 'express';
import type { Logger } from '@gatehouse/logging';
import type { Authenticate } from './authenticate.ts';
import { setCaller } from './caller.ts';
import { Refusal } from './refusal.ts';

/** Lets only known callers through, and has {@link callerOf} say who they are. */
export function authentication(authenticate: Authenticate, logger: Logger): RequestHandler {
  return async (request, _response, next) => {
    try {
      setCaller(request, await authenticate(request));
    } catch (error) {
      if (error instanceof Refusal)
        // The metric filter for failed authentication looks for this event.
        logger.warn('Authentication failed', {
          event: 'authentication_failed',
          reason: error.reason,
          path: request.path,
          client: request.ip,
        });
      throw error;
    }
    next();
  };
}
