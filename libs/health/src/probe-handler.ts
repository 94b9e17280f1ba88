import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Probe, Report } from './report.ts';

/** Middleware for express or connect; the whole handler in plain `node:http`. */
export type ProbeHandler = (
  request: IncomingMessage,
  response: ServerResponse,
  next?: () => void,
) => void;

const PROBES = new Map<string, Probe>([
  ['/health', 'service'],
  ['/health/live', 'live'],
  ['/health/ready', 'ready'],
  ['/health/startup', 'startup'],
]);

/**
 * Answers GET and HEAD on the health paths, with or without a query or a slash at the end; other
 * methods get 405. Anything else goes to `next`, or gets 404 where there is none.
 */
export function probeHandler(report: (probe: Probe) => Report): ProbeHandler {
  // The text of a report is made once; the report object stays the same until something changes.
  const texts = new WeakMap<Report, string>();

  return (request, response, next) => {
    const probe = PROBES.get(pathOf(request));
    if (probe === undefined) {
      if (next) next();
      else response.writeHead(404).end();
      return;
    }
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { Allow: 'GET, HEAD' }).end();
      return;
    }
    const answer = report(probe);
    let text = texts.get(answer);
    if (text === undefined) texts.set(answer, (text = JSON.stringify(answer.body)));
    response.writeHead(answer.httpStatus, {
      'Content-Type': 'application/health+json',
      'Content-Length': Buffer.byteLength(text),
      'Cache-Control': 'no-store',
    });
    response.end(request.method === 'HEAD' ? undefined : text);
  };
}

function pathOf(request: IncomingMessage): string {
  const url = request.url ?? '';
  const query = url.indexOf('?');
  const path = query === -1 ? url : url.slice(0, query);
  return path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path;
}
