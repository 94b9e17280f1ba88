import type { IncomingMessage, ServerResponse } from 'node:http';
import type { HealthReport } from './health-report.ts';
import type { Probe } from './report.ts';

/** Middleware for Express or Connect; the complete handler in plain `node:http`. */
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

/** Express shortens `url` by the path at which a handler is mounted, and keeps the original here. */
type MountedRequest = IncomingMessage & { originalUrl?: string };

/**
 * The response as sent, prepared once for each report: a report stays the same until the state changes.
 */
interface Answer {
  readonly text: string;
  readonly headers: Readonly<Record<string, string | number>>;
}

/**
 * Responds to GET and HEAD on the health paths, with or without a query or a trailing slash; other
 * methods get 405. Can be mounted anywhere in Express, also at `/health`. Any other request goes to
 * `next`, or gets 404 if there is none.
 */
export function probeHandler(report: (probe: Probe) => HealthReport): ProbeHandler {
  const answers = new WeakMap<HealthReport, Answer>();

  return (request, response, next) => {
    const probe = probeOf(request);
    if (probe === undefined) {
      if (next) next();
      else response.writeHead(404).end();
      return;
    }
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { Allow: 'GET, HEAD', 'Cache-Control': 'no-store' }).end();
      return;
    }
    const current = report(probe);
    let answer = answers.get(current);
    if (answer === undefined) answers.set(current, (answer = serialise(current)));
    response.writeHead(current.httpStatus, answer.headers);
    response.end(request.method === 'HEAD' ? undefined : answer.text);
  };
}

function serialise({ body }: HealthReport): Answer {
  const text = JSON.stringify(body);
  const headers = {
    'Content-Type': 'application/health+json',
    'Content-Length': Buffer.byteLength(text),
    'Cache-Control': 'no-store',
  };
  return { text, headers };
}

function probeOf({ url = '', originalUrl }: MountedRequest): Probe | undefined {
  return PROBES.get(pathOf(url)) ?? (originalUrl ? PROBES.get(pathOf(originalUrl)) : undefined);
}

function pathOf(url: string): string {
  const query = url.indexOf('?');
  const path = query === -1 ? url : url.slice(0, query);
  return path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path;
}
