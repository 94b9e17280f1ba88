import { STATUS_CODES } from 'node:http';
import { type Problem } from '../responses/problem.ts';
import { SECURITY_HEADERS } from '../responses/security-headers.ts';
import { problemDocument } from '../responses/send-problem.ts';

/** A problem document as the bytes of a response. */
export function rawResponse(problem: Problem, traceId: string): string {
  const body = problemDocument(problem, traceId);
  const headers = [
    ...SECURITY_HEADERS,
    ['X-Request-Id', traceId],
    ['Content-Type', 'application/problem+json'],
    ['Content-Length', String(Buffer.byteLength(body))],
    ['Date', new Date().toUTCString()],
    ['Connection', 'close'],
  ].map(([name, value]) => `${name}: ${value}`);
  const status = `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status]}`;
  return [status, ...headers, '', body].join('\r\n');
}
