import { Socket } from 'node:net';
import type { Request, Response } from 'express';
import type { Logger } from '@gatehouse/logging';
import { cutOff, logTooLate, markAborted, markTimedOut } from '../responses/completion.ts';
import { Problem } from '../responses/problem.ts';
import { problemTypes } from '../responses/problem-types.ts';
import { requestLine } from '../responses/request-line.ts';
import { sendProblem } from '../responses/send-problem.ts';

/** Ends a request without progress: with a problem if a response is still possible. */
export function end(request: Request, response: Response, logger: Logger): void {
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
