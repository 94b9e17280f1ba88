import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Logger } from './logger.ts';
import { runWithTrace } from './trace.ts';
import { traceFromHeaders } from './trace-context.ts';

export interface AccessLogOptions {
  logger: Logger;
  /** Paths that leave no line unless they fail, such as health probes. */
  quiet?: (path: string) => boolean;
}

type Middleware = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;

/**
 * Middleware for express, connect or plain `node:http`: gives each request its trace (taken over
 * or new) and logs one line with `log: "access"` when the answer has left or the client has gone.
 * The query string is left out, since it is where secrets and personal data tend to be.
 */
export function accessLog({ logger, quiet = () => false }: AccessLogOptions): Middleware {
  return (request, response, next) => {
    const trace = traceFromHeaders(request.headers);
    const started = performance.now();
    const path = pathOf(request);
    response.on('close', () => {
      const { statusCode, writableFinished } = response;
      if (writableFinished && statusCode < 400 && quiet(path)) return;
      logger.access(trace, {
        method: request.method,
        path,
        status: statusCode,
        durationMs: Math.round((performance.now() - started) * 1_000) / 1_000,
        client: request.socket.remoteAddress,
        userAgent: request.headers['user-agent'],
        aborted: writableFinished ? undefined : true,
      });
    });
    runWithTrace(trace, next);
  };
}

/** The path as the client asked for it, also below a mounted express router. */
function pathOf(request: IncomingMessage & { originalUrl?: string }): string {
  const url = request.originalUrl ?? request.url ?? '/';
  const query = url.indexOf('?');
  return query === -1 ? url : url.slice(0, query);
}
