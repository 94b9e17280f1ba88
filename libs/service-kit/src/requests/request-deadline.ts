import { type Socket } from 'node:net';
import type { RequestHandler } from 'express';
import type { Logger } from '@gatehouse/logging';
import { logTooLate } from '../responses/completion.ts';
import { end } from './end-request.ts';

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
