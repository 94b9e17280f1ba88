import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Logger } from './line/logger-types.ts';
import { bindEmitter, runWithTrace } from './trace/trace.ts';
import { traceFromHeaders } from './trace/trace-context.ts';
import { withoutQuery } from './url-path.ts';

export interface AccessLogOptions {
  logger: Logger;
  /** Paths that leave no line unless they fail, such as health probes. */
  quiet?: (path: string) => boolean;
}

type Middleware = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;

/** What nginx logs for a client that left before it was sent anything. */
const CLIENT_CLOSED_REQUEST = 499;

/**
 * Middleware for express, connect or plain `node:http`: gives each request its trace (taken over
 * or new) and logs one line with `log: "access"` when the response has left or the client has gone.
 * The query string is left out, since it is where secrets and personal data tend to be.
 * @example
 * app.use(accessLog({ logger, quiet: (path) => path === '/health' }));
 */
export function accessLog(options: AccessLogOptions): Middleware {
  const { logger, quiet = () => false } = options;
  return (request, response, next) => {
    const trace = traceFromHeaders(request.headers);
    const started = performance.now();
    const path = pathOf(request);
    // Before it is bound: the line has its trace anyway.
    response.on('close', () => {
      const { statusCode, writableFinished, headersSent } = response;
      const aborted = !writableFinished || request.aborted;
      if (!aborted && statusCode < 400 && quiet(path)) return;
      logger.access(trace, {
        method: request.method,
        path,
        status: headersSent ? statusCode : CLIENT_CLOSED_REQUEST,
        durationMs: Math.round((performance.now() - started) * 1_000) / 1_000,
        client: request.socket.remoteAddress,
        userAgent: request.headers['user-agent'],
        aborted: aborted ? true : undefined,
      });
    });
    bindEmitter(request, trace);
    bindEmitter(response, trace);
    runWithTrace(trace, next);
  };
}

/** The path as the client asked for it, also below a mounted express router. */
function pathOf(request: IncomingMessage & { originalUrl?: string }): string {
  return withoutQuery(request.originalUrl ?? request.url ?? '/');
}
