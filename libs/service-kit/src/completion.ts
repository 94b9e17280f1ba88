import type { ServerResponse } from 'node:http';
import { Socket } from 'node:net';

const cut = new WeakSet<ServerResponse>();

/**
 * Ends a response that cannot be completed, so that it does not pass for whole. A reader of HTTP/1.0
 * takes the end of the connection for the end of the body, so there the connection is reset.
 */
export function cutOff(response: ServerResponse): void {
  cut.add(response);
  const { socket, req } = response;
  if (req.httpVersionMajor === 1 && req.httpVersionMinor === 0 && socket?.constructor === Socket)
    socket.resetAndDestroy();
  response.destroy();
}

/** Whether the service itself ended the response early; else its client has left. */
export function wasCutOff(response: ServerResponse): boolean {
  return cut.has(response);
}
