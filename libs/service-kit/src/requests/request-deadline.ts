import { Socket } from 'node:net';
import type { Request, RequestHandler, Response } from 'express';
import type { Logger } from '@gatehouse/logging';
import { cutOff, logTooLate, markAborted, markTimedOut } from '../responses/completion.ts';
import { Problem, sendProblem } from '../responses/problem.ts';
import { problemTypes } from '../responses/problem-types.ts';
import { requestLine } from '../responses/request-line.ts';

/** Minimum speed of a body, so that a trickle does not hold a connection indefinitely. */
const LEAST_BYTES_A_SECOND = 500;

/**
 * Checks each request every `timeoutMs` and ends it if it makes no progress: with 408 if its body
 * stalls, with 503 if the handler does not respond, and by cutting off a response that is stuck. A body
 * or a response that makes progress, as in a long transfer, may continue. The server's own
 * `headersTimeout` limits the headers.
 */
export function requestDeadline(timeoutMs: number, logger: Logger): RequestHandler {
  const leastBytes = Math.max(1, (LEAST_BYTES_A_SECOND * timeoutMs) / 1_000);

  return (request, response, next) => {
    const { socket, headers } = request;
    const hasBody =
      headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
    let received = 0;
    let sent = 0;
    let queued = 0;
    let wasArriving = true;
    const remember = () => {
      received = socket.bytesRead;
      sent = socket.bytesWritten;
      queued = queueOf(socket);
      wasArriving = hasBody && !request.complete;
    };
    const look = (hasRead = false) => {
      if (response.closed) {
        // The response is sent; an unread body has had its time.
        if (!request.complete) socket.destroy();
        return;
      }
      const moves = response.headersSent
        ? socket.bytesWritten > sent ||
          queueOf(socket) < queued ||
          (!request.complete && socket.bytesRead > received)
        : wasArriving && (request.complete || socket.bytesRead - received >= leastBytes);
      if (moves) {
        remember();
        timer.refresh();
      } else if (hasRead) end(request, response, logger);
      // After a long turn of the event loop, the timer fires before Node has read what has arrived.
      else setImmediate(look, true);
    };
    const timer = setTimeout(look, timeoutMs).unref();
    remember();
    response.on('close', () => {
      if (request.complete || socket.destroyed) clearTimeout(timer);
      else timer.refresh();
    });
    // A write after the end emits an event, which would end the process without a listener.
    response.on('error', (error) => logTooLate(logger, request, response, error));
    next();
  };
}

/** Bytes that the client has not received yet: `bytesWritten` already counts them. */
function queueOf(socket: Socket): number {
  const { _handle } = socket as { _handle?: { writeQueueSize?: number } | null };
  return socket.writableLength + (_handle?.writeQueueSize ?? 0);
}

function end(request: Request, response: Response, logger: Logger): void {
  const what = requestLine(request);
  markTimedOut(response, () => logTooLate(logger, request, response, undefined));
  if (response.headersSent) {
    logger.warn(`${what}: its response made no progress and was cut off`, {
      event: 'response_stalled',
    });
    cutOff(response);
    return;
  }
  // The client is not responsible for bytes that wait in our buffer.
  const stalled = !request.complete && request.readableLength === 0;
  if (stalled) markAborted(request);
  logger.warn(stalled ? `${what}: its body stalled` : `${what} took too long`, {
    event: stalled ? 'request_stalled' : 'deadline_exceeded',
  });
  // Bytes that have not arrived or been read would be taken for the next request.
  if (!request.complete || request.readableLength > 0) response.setHeader('Connection', 'close');
  // The connection continues without this request, so the handler must not close it any more.
  response.on('close', () => (request.socket = new Socket()));
  sendProblem(
    response,
    stalled
      ? new Problem(408, { detail: 'The body of the request stalled' })
      : new Problem(503, {
          ...problemTypes.deadlineExceeded,
          detail: 'The request took too long',
          headers: { 'Retry-After': '1' },
        }),
  );
}
