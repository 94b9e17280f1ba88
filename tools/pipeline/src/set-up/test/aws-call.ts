import type { IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';

/** A call of AWS. */
export interface Call {
  readonly service: string;
  readonly action: string;
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly form: URLSearchParams;
  readonly body: string;
}

const WRITES = /^(?:Create|Put|Enable|Change|Subscribe|Update|Delete|Set|Register|Unsubscribe)/;

export async function readCall(request: IncomingMessage): Promise<Call> {
  const { method = 'GET', headers } = request;
  const { pathname: path, searchParams: query } = new URL(request.url ?? '/', 'http://aws');
  const body = await text(request);
  const service = /\/([a-z0-9-]+)\/aws4_request/.exec(headers.authorization ?? '')?.[1] ?? '';
  const form = new URLSearchParams(body);
  const target = String(headers['x-amz-target'] ?? '').split('.')[1];
  const action = target ?? form.get('Action') ?? `${method} ${path}`;
  return { service, action, method, path, query, form, body };
}

/** By its name, or its method where there is none; regions are read by POST too. */
export const isWrite = ({ action, method, path }: Call): boolean =>
  action.startsWith(`${method} `)
    ? method !== 'GET' && path !== '/getRegionOptStatus'
    : WRITES.test(action);
