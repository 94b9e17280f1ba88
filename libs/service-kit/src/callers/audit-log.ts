import type { RequestHandler } from 'express';
import type { Logger } from '@gatehouse/logging';
import { callerOf } from './caller.ts';

/** Methods that change nothing (RFC 9110, section 9.2.1). */
const SAFE = new Set(['GET', 'HEAD', 'OPTIONS', 'TRACE']);
const LONGEST_PATH = 1_024;

/**
 * Writes one line with `log: "audit"`, at any log level, for each request that may have changed
 * something and for each that was refused (401, 403): who, what, from where, with which outcome. It
 * omits the query string, like the access log.
 */
export function auditLog(logger: Logger): RequestHandler {
  return (request, response, next) => {
    // A closed connection has no address any more.
    const { method, ip: client } = request;
    response.on('close', () => {
      const status = response.statusCode;
      const denied = status === 401 || status === 403;
      if (SAFE.has(method) && !denied) return;
      const path = (request.originalUrl.split('?', 1)[0] ?? '').slice(0, LONGEST_PATH);
      const caller = callerOf(request);
      logger.audit(`${method} ${path}`, {
        callerKind: caller?.kind ?? 'anonymous',
        callerClient: caller?.clientId,
        method,
        path,
        status,
        outcome: outcomeOf(status, denied, response.writableFinished),
        client,
      });
    });
    next();
  };
}

/**
 * `unknown`: the client disconnected before the response, so the change may or may not have happened.
 */
function outcomeOf(status: number, denied: boolean, finished: boolean): string {
  if (denied) return 'denied';
  if (!finished) return 'unknown';
  return status < 400 ? 'success' : 'failure';
}
