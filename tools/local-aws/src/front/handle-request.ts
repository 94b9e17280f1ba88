import type { IncomingMessage, ServerResponse } from 'node:http';
import { failureAnswer, throttleAnswer } from '../faults/fault-answers.ts';
import type { Faults } from '../faults/faults.ts';
import { bucketOfHost } from './bucket-host.ts';
import type { CallCounts } from './call-counts.ts';
import { errorAnswer, unsupportedService } from './error-answers.ts';
import { jsonAnswer, send, type Answer, type ServiceRequest } from './http-message.ts';
import { identifyAction } from './identify-action.ts';
import { isFromForeignPage } from './foreign-page.ts';
import { identifyService, isSigned } from './identify-service.ts';
import { readBody } from './read-body.ts';
import { isServiceName, type ServiceName } from './service-names.ts';

/** What the front hands requests to. */
export interface Backends {
  answer(service: ServiceName, request: ServiceRequest): Promise<Answer>;
  inspect(request: ServiceRequest): Answer;
}

export interface Front {
  readonly backends: Backends;
  readonly faults: Faults;
  readonly calls: CallCounts;
  /** Requests to the services wait for it. */
  readonly seeded: Promise<void>;
}

/** Finds out which service a request is for, lets the faults have their way, and hands it over. */
export async function handleRequest(
  front: Front,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { method = 'GET', url = '/', headers } = request;
  const head = { method, url, headers };
  if (isFromForeignPage(headers.origin))
    return send(response, jsonAnswer(403, { message: 'The embedded AWS is not for web pages.' }));
  if (isInspection(head)) {
    const body = await readBody(request);
    return body && send(response, front.backends.inspect({ ...head, body }));
  }
  const service = identifyService(head);
  if (!isServiceName(service)) {
    request.resume();
    return send(response, unsupportedService(service, headers['content-type']));
  }
  const body = await readBody(request);
  if (!body)
    return send(
      response,
      errorAnswer(service, 413, 'RequestEntityTooLarge', 'The body is too large.'),
    );
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  const complete: ServiceRequest = { ...head, body, signal: gone.signal };
  const action = identifyAction(service, complete);
  front.calls.count(service, action);

  const { delayMs, failure } = front.faults.decide(service, action);
  if (delayMs > 0) await delay(delayMs, response);
  if (failure?.kind === 'hang') return;
  if (failure?.kind === 'throttle') return send(response, throttleAnswer(service, action));
  if (failure) return send(response, failureAnswer(service, failure.status ?? 500));

  await front.seeded;
  if (response.destroyed) return;
  send(response, await front.backends.answer(service, complete));
}

/**
 * `/_local/...`, unless it is a call of S3: a bucket's name cannot begin with an underscore, but an
 * object's key can, where the bucket is in the host name.
 */
const isInspection = (head: Pick<ServiceRequest, 'method' | 'url' | 'headers'>): boolean =>
  /^\/_local(\/|$|\?)/.test(head.url) && !isSigned(head) && !bucketOfHost(head.headers.host);

/** Waits so many milliseconds, or until the caller has gone, which is also when the server stops. */
const delay = (ms: number, response: ServerResponse): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, response.destroyed ? 0 : ms);
    response.once('close', () => {
      clearTimeout(timer);
      resolve();
    });
  });
