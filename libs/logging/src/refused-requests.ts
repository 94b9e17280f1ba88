import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { STATUS_CODES, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { AccessLogOptions } from './access-log.ts';
import type { AccessFields } from './logger-types.ts';
import { newTrace } from './trace-context.ts';
import { withoutQuery } from './url-path.ts';

type ClientError = NodeJS.ErrnoException & { rawPacket?: Buffer };
type Finished = { request: IncomingMessage; response: ServerResponse; server: Server };

/** What Node's own handler answers; all else is a 400. */
const STATUSES: Record<string, number> = {
  ERR_HTTP_REQUEST_TIMEOUT: 408,
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 413,
  HPE_HEADER_OVERFLOW: 431,
};

const REQUEST_LINE = /^([A-Z]{1,32}) (\/[^\s]{0,8192})/;

const inFlight = new WeakMap<Duplex, ServerResponse>();
const handled = new WeakSet<ServerResponse>();
const refusals = new WeakMap<ServerResponse, { status: number; reason: string | undefined }>();

/** What Node's parser found wrong with a request that was in work already. */
export function refusalOf(
  response: ServerResponse,
): { status: number; reason: string | undefined } | undefined {
  return refusals.get(response);
}

/**
 * Answers and logs what never reaches a handler, and so not {@link accessLog} either: requests that Node's
 * parser refuses (400, 413, 431), that do not arrive in time (408), and those that Node answers
 * itself (no `Host`, an expectation that it does not know, too many on one connection). A request in
 * work whose body fails gets the true status in its own line. Answers carry `x-request-id`, the trace id of the line.
 * Connections on which nothing was sent leave no line.
 * @example
 * const server = createServer(app);
 * logRefusedRequests(server, { logger, onRequest: (fields) => metrics.record(`status${fields.status}`, 1) });
 */
export function logRefusedRequests(
  server: Server,
  { logger, onRequest }: Pick<AccessLogOptions, 'logger' | 'onRequest'>,
): void {
  function log(fields: AccessFields, trace = newTrace()): void {
    onRequest?.(fields);
    logger.access(trace, fields);
  }

  server.prependListener('request', (request: IncomingMessage, response: ServerResponse) => {
    inFlight.set(request.socket, response);
    handled.add(response);
  });

  server.on('clientError', (error: ClientError, socket: Duplex & { bytesRead?: number }) => {
    const response = inFlight.get(socket);
    const status = STATUSES[error.code ?? ''] ?? 400;
    const isReset = error.code === 'ECONNRESET' || error.code === 'EPIPE';
    const isPending = response !== undefined && !response.writableFinished;
    const answers = socket.writable && !isReset && !(isPending && response.headersSent);
    const trace = newTrace();
    if (answers) socket.write(rawResponse(status, isPending ? undefined : trace.traceId));
    if (isPending && answers) refusals.set(response, { status, reason: error.code });
    else if (!isPending && !isReset && socket.bytesRead !== 0)
      log(
        {
          ...requestLine(error),
          status,
          client: addressOf(socket),
          aborted: true,
          reason: error.code,
        },
        trace,
      );
    socket.destroy();
  });

  const onFinish = (message: unknown) => {
    const { request, response, server: of } = message as Finished;
    if (of !== server || handled.has(response)) return;
    const { method, url = '/', socket, headers } = request;
    log({
      method,
      path: withoutQuery(url),
      status: response.statusCode,
      client: socket.remoteAddress,
      userAgent: headers['user-agent'],
    });
  };
  server.on('listening', () => subscribe('http.server.response.finish', onFinish));
  server.on('close', () => unsubscribe('http.server.response.finish', onFinish));
}

function rawResponse(status: number, requestId: string | undefined): string {
  const id = requestId === undefined ? '' : `x-request-id: ${requestId}\r\n`;
  return `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\nContent-Length: 0\r\n${id}\r\n`;
}

/** What the parser had in its hands, where it begins with a request. */
function requestLine({ rawPacket }: ClientError): Pick<AccessFields, 'method' | 'path'> {
  const [, method, url] = REQUEST_LINE.exec(rawPacket?.toString('latin1', 0, 8_300) ?? '') ?? [];
  return { method, path: url === undefined ? undefined : withoutQuery(url) };
}

function addressOf(socket: Duplex): string | undefined {
  return (socket as { remoteAddress?: string }).remoteAddress;
}
