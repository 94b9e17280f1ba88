import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { newTrace, type AccessFields, type Logger } from '@gatehouse/logging';
import type { Metrics } from '../metrics/metrics-interface.ts';
import { cutOff, markAborted } from '../responses/completion.ts';
import { clientAddress } from '../requests/client-address.ts';
import { Problem } from '../responses/problem.ts';
import { sendProblem } from '../responses/send-problem.ts';
import { rawResponse } from './raw-response.ts';
import { toProblem, type ParserError } from './refusal-problem.ts';

/** The start of a request line, without its query, as far as it arrived. */
const REQUEST_LINE = /^([A-Za-z-]{1,20}) ([!->@-~]{1,2048})/;

const LONGEST_LINE = 16_384;

/** The latest response on a connection. A property costs the garbage collector less than a WeakMap. */
const LATEST = Symbol('latest response');
type Followed = Duplex & { [LATEST]?: ServerResponse };

/**
 * Responds to requests that never reach the app, because Node's parser rejects them or their headers do
 * not arrive in time: with a problem document, a line in the access log and a count in the metrics.
 */
export function respondToRefusedRequests(server: Server, logger: Logger, metrics: Metrics): void {
  const follow = ({ socket }: { socket: Followed }, response: ServerResponse) =>
    void (socket[LATEST] = response);
  for (const event of ['request', 'checkContinue', 'checkExpectation'])
    server.prependListener(event, follow);

  server.on('clientError', (error: ParserError, socket: Followed) => {
    const response = socket[LATEST];
    const problem = isSilent(socket) ? undefined : toProblem(error, startOf(error, response));
    if (problem === undefined) socket.destroy();
    else if (response === undefined || (response.closed && response.req.complete))
      refuse(socket, problem, { ...requestLine(error), aborted: true });
    // The rest of a body whose request has its response is not another request.
    else if (response.closed) socket.destroy();
    // The parser rejects its body: the request has its own line.
    else if (!response.req.complete) failInTheBody(response, problem, error.code);
    // A request that arrived after one that is still in progress.
    else response.on('close', () => refuse(socket, problem, { aborted: true }));
  });
  server.on('connect', ({ method, url }: IncomingMessage, socket: Duplex) => {
    const problem = new Problem(405, { detail: 'This server is not a proxy' });
    refuse(socket, problem, { method, path: url });
  });

  function refuse(socket: Duplex, problem: Problem, known: Partial<AccessFields>): void {
    if (!socket.writable) {
      socket.destroy();
      return;
    }
    const trace = newTrace();
    socket.end(rawResponse(problem, trace.traceId), () => socket.destroy());
    logger.access(trace, {
      method: undefined,
      path: undefined,
      status: problem.status,
      ...known,
      client: clientAddress((socket as { remoteAddress?: string }).remoteAddress),
    });
    metrics.record('latency', 0, 'Milliseconds');
    metrics.record('clientErrors', 1);
  }
}

/** The start of the request; another one may precede it in its packet while that one is in progress. */
function startOf({ rawPacket }: ParserError, latest: ServerResponse | undefined): string {
  if (latest !== undefined && !latest.closed) return '';
  return rawPacket?.subarray(0, LONGEST_LINE).toString('latin1') ?? '';
}

/** The position that the parser reached. */
function requestLine({ rawPacket }: ParserError): Pick<AccessFields, 'method' | 'path'> {
  const [, method, path] = REQUEST_LINE.exec(rawPacket?.toString('latin1') ?? '') ?? [];
  return { method, path };
}

/** Load balancers open connections in advance; a connection without data made no request. */
function isSilent(socket: Duplex): boolean {
  return (socket as { bytesRead?: number }).bytesRead === 0;
}

function failInTheBody(response: ServerResponse, problem: Problem, code?: string): void {
  markAborted(response.req);
  if (response.headersSent) cutOff(response);
  else if (code === 'HPE_INVALID_EOF_STATE') {
    // The client has disconnected in the middle of it.
    response.destroy();
  } else {
    response.setHeader('Connection', 'close');
    sendProblem(response, problem);
  }
}
