import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Logger } from './line/logger-types.ts';
import { bindEmitter } from './trace/bind-emitter.ts';
import { runWithTrace } from './trace/trace.ts';
import { traceFromHeaders } from './trace/trace-context.ts';
import { withoutQuery } from './url-path.ts';

/**
 * The options of the access log.
 * @example
 * const options: AccessLogOptions = { logger, quiet: (path) => path === '/health' };
 */
export interface AccessLogOptions {
  /** Writes the lines, at any level. */
  logger: Logger;
  /** Paths without an access line unless they fail, such as health probes. */
  quiet?: (path: string) => boolean;
}

type Middleware = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;

/** The status that nginx logs for a client that disconnected before a response. */
const CLIENT_CLOSED_REQUEST = 499;

/**
 * Middleware for Express, Connect or plain `node:http`. Gives each request its trace (from its headers,
 * or a new one) and logs one line with `log: "access"` when the response has been sent or the client
 * has disconnected. The line omits the query string, which may contain secrets and personal data.
 * @example
 * app.use(accessLog({ logger, quiet: (path) => path === '/health' }));
 */
export function accessLog(options: AccessLogOptions): Middleware {
  const { logger, quiet = () => false } = options;
  return (request, response, next) => {
    const trace = traceFromHeaders(request.headers);
    const started = performance.now();
    const path = pathOf(request);
    // A closed connection has no address any more.
    const client = clientOf(request);
    // Before the request is bound: the line has its trace anyway.
    response.on('close', () => {
      const { statusCode, writableFinished, headersSent } = response;
      const aborted = !writableFinished || request.aborted;
      if (!aborted && statusCode < 400 && quiet(path)) return;
      logger.access(trace, {
        method: request.method,
        path,
        status: headersSent ? statusCode : CLIENT_CLOSED_REQUEST,
        durationMs: Math.round((performance.now() - started) * 1_000) / 1_000,
        client,
        userAgent: request.headers['user-agent'],
        aborted: aborted ? true : undefined,
      });
    });
    bindEmitter(request, trace);
    bindEmitter(response, trace);
    runWithTrace(trace, next);
  };
}

/** The client as Express determines it (`trust proxy`); without Express, the other end of the connection. */
function clientOf(request: IncomingMessage & { ip?: string | undefined }): string | undefined {
  return 'ip' in request ? request.ip : request.socket.remoteAddress;
}

/** The path as requested by the client, also below a mounted Express router. */
function pathOf(request: IncomingMessage & { originalUrl?: string }): string {
  return withoutQuery(request.originalUrl ?? request.url ?? '/');
}
