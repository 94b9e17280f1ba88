import type { CallCounts } from '../front/call-counts.ts';
import {
  jsonResponse,
  type ServiceResponse,
  type ServiceRequest,
} from '../protocol/http-message.ts';
import type { Faults } from '../faults/faults.ts';
import type { FaultRule } from '../faults/fault-rule.ts';
import type { NotificationLog } from '../notifications/notification-log.ts';

/** What can be looked at, and changed, under `/_local/`. Secrets are no part of it. */
export interface Inspected {
  readonly notifications: NotificationLog;
  readonly faults: Faults;
  readonly calls: CallCounts;
  /** Whether everything was seeded. */
  ready(): boolean;
}

type Route = (
  inspected: Inspected,
  request: { topic: string | null; body: Buffer },
) => ServiceResponse;

const done: ServiceResponse = { status: 204, headers: {}, body: '' };

const routes: Readonly<Record<string, Readonly<Record<string, Route>>>> = {
  '/_local/health': {
    GET: ({ ready }) =>
      ready() ? jsonResponse(200, { status: 'ready' }) : jsonResponse(503, { status: 'starting' }),
  },
  '/_local/notifications': {
    GET: ({ notifications }, { topic }) => jsonResponse(200, notifications.all(topic)),
    DELETE: ({ notifications }, { topic }) => {
      notifications.clear(topic);
      return done;
    },
  },
  '/_local/calls': { GET: ({ calls }) => jsonResponse(200, calls.all()) },
  '/_local/faults': {
    GET: ({ faults }) => jsonResponse(200, faults.all()),
    PUT: ({ faults }, { body }) => putFaults(faults, body),
    DELETE: ({ faults }) => {
      faults.clear();
      return done;
    },
  },
};

/** Answers a request to the inspection endpoint. */
export function inspect(
  inspected: Inspected,
  { method, url, body }: ServiceRequest,
): ServiceResponse {
  const [path = '', query] = url.split('?', 2);
  const methods = Object.hasOwn(routes, path) ? routes[path] : undefined;
  if (!methods) return jsonResponse(404, { error: `There is ${Object.keys(routes).join(', ')}.` });
  const route = Object.hasOwn(methods, method) ? methods[method] : undefined;
  if (!route) {
    const allow = Object.keys(methods).join(', ');
    const answer = jsonResponse(405, { error: `${path} takes ${allow}.` });
    return { ...answer, headers: { ...answer.headers, allow } };
  }
  return route(inspected, { topic: new URLSearchParams(query).get('topic'), body });
}

function putFaults(faults: Faults, body: Buffer): ServiceResponse {
  try {
    const rules = JSON.parse(body.toString()) as FaultRule | FaultRule[];
    faults.set(...(Array.isArray(rules) ? rules : [rules]));
    return jsonResponse(200, faults.all());
  } catch (error) {
    return jsonResponse(400, { error: (error as Error).message });
  }
}
