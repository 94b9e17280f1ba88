import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { failureResponse, throttleResponse } from '../faults/fault-responses.ts';
import { bucketOfHost } from '../protocol/bucket-host.ts';
import { errorResponse, unsupportedService } from '../protocol/error-responses.ts';
import {
  jsonResponse,
  send,
  type ServiceResponse,
  type ServiceRequest,
} from '../protocol/http-message.ts';
import { identifyAction } from '../protocol/identify-action.ts';
import { foreignRequest } from './foreign-page.ts';
import { identifyService, isSigned } from '../protocol/identify-service.ts';
import { loseResponse } from './lose-response.ts';
import { readBody } from './read-body.ts';
import { isServiceName, type ServiceName } from '../protocol/service-names.ts';
import type { Front } from './front.ts';
import { crashResponse } from './crash-response.ts';

/** Identifies the service of a request, applies the faults, and forwards the request. */
export async function handleRequest(
  front: Front,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { method = 'GET', url = '/', headers } = request;
  const head = { method, url, headers };
  // Of several, Node.js uses the first; another server or proxy may use the last.
  if ((request.headersDistinct['host']?.length ?? 0) > 1) {
    request.resume();
    const message = 'A request must have exactly one Host header.';
    return send(response, jsonResponse(400, { __type: 'BadRequest', message }));
  }
  const refusal = foreignRequest(headers, front.hosts);
  if (refusal !== undefined) {
    request.resume();
    return send(response, jsonResponse(403, { __type: 'AccessDenied', message: refusal }));
  }
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
  if (!body) return send(response, tooLarge(service));
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  const complete: ServiceRequest = { ...head, body, signal: gone.signal };
  const action = identifyAction(service, complete);
  front.calls.count(service, action);

  const { delayMs, failure, replaced } = front.faults.decide(service, action);
  if (delayMs > 0 && !response.destroyed)
    await sleep(delayMs, undefined, { signal: AbortSignal.any([gone.signal, replaced]) }).catch(
      () => undefined,
    );
  if (failure?.kind === 'hang') return;
  if (failure?.kind === 'throttle') return send(response, throttleResponse(service, action));
  if (failure?.kind === 'lost') loseResponse(response);
  else if (failure) return send(response, failureResponse(service, failure.status ?? 500));

  await front.seeded;
  if (response.destroyed) return;
  const answer = await front.backends
    .answer(service, complete)
    .catch((error: unknown) => response.destroyed || crashResponse(service, action, error));
  if (answer !== true) send(response, answer);
}

const tooLarge = (service: ServiceName): ServiceResponse =>
  service === 's3'
    ? errorResponse(service, 400, 'EntityTooLarge', 'The embedded S3 takes 11 MiB in one request.')
    : errorResponse(service, 413, 'RequestEntityTooLarge', 'The body is too large.');

/**
 * `/_local/...`, unless the request is for S3: bucket names cannot begin with an underscore, but
 * object keys can, when the bucket is in the host name.
 */
const isInspection = (head: Pick<ServiceRequest, 'method' | 'url' | 'headers'>): boolean =>
  /^\/_local(\/|$|\?)/.test(head.url) && !isSigned(head) && !bucketOfHost(head.headers.host);
