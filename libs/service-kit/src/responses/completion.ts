import type { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import type { Request, Response } from 'express';
import type { Logger } from '@gatehouse/logging';
import { requestLine } from './request-line.ts';

const cut = new WeakSet<ServerResponse>();
const timedOut = new WeakMap<ServerResponse, () => void>();
const loggedLate = new WeakSet<ServerResponse>();

/**
 * Ends an incomplete response so that it does not look complete. An HTTP/1.0 client takes the end of
 * the connection for the end of the body, so its connection is reset.
 */
export function cutOff(response: ServerResponse): void {
  cut.add(response);
  const { socket, req } = response;
  if (req.httpVersion === '1.0' && socket?.constructor === Socket) socket.resetAndDestroy();
  response.destroy();
}

/** Whether the service itself ended the response early; otherwise its client has disconnected. */
export function wasCutOff(response: ServerResponse): boolean {
  return cut.has(response);
}

/** A request whose body the service abandoned: its access line says that the request was incomplete. */
export function markAborted(request: IncomingMessage): void {
  request.aborted = true;
}

/**
 * The deadline responds in place of the handler: anything that the handler does from now on is too
 * late. `onLate` is called when it tries to respond.
 */
export function markTimedOut(response: ServerResponse, onLate: () => void): void {
  timedOut.set(response, onLate);
}

/**
 * Whether a handler has lost its response to the deadline, or has ended it itself. Node would throw for the headers that it
 * sets now. In the callback of a timer or of a database, nothing catches that, and the service would shut down.
 */
export function isTooLate(response: ServerResponse): boolean {
  const onLate = timedOut.get(response);
  if (onLate !== undefined) {
    onLate();
    return true;
  }
  if (!response.writableEnded || response.listenerCount('error') === 0) return false;
  response.emit('error', new Error('The handler responded twice'));
  return true;
}

/** Whether a handler can no longer respond: its connection may already carry the next request. */
export function isOver(response: ServerResponse): boolean {
  return response.writableEnded || cut.has(response);
}

/** Logs what a handler did after its response: a fault, unless it was merely too slow. */
export function logTooLate(
  logger: Logger,
  request: Request,
  response: Response,
  error: unknown,
): void {
  if (loggedLate.has(response)) return;
  loggedLate.add(response);
  const what = requestLine(request);
  if (timedOut.has(response)) {
    logger.warn(`${what} ended after its deadline`, { event: 'late_completion', error });
  } else logger.error(`${what} failed after its response was sent`, { error });
}
