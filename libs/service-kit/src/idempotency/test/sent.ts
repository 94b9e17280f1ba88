import type { Request } from 'express';
import { setCaller, type Caller } from '../../callers/caller.ts';

/** The differences from a request with the current API key. */
export interface Sent {
  path?: string;
  caller?: Partial<Caller>;
}

/** A request with this Idempotency-Key. */
export function sent(key: string | undefined, { path = '/x', caller = {} }: Sent = {}): Request {
  const request = { method: 'POST', baseUrl: '', path, ip: '127.0.0.1', get: () => key };
  setCaller(request as never, { kind: 'api-key', id: 'current-api-key', scopes: [], ...caller });
  return request as unknown as Request;
}
