import type { Request } from 'express';
import type { Logger } from '@gatehouse/logging';
import type { IdempotencyStore } from './record.ts';

/** Does the work of requests with the same `Idempotency-Key` once. */
export interface Idempotency {
  /**
   * Does the work, unless a request of the same caller to the same route has done it with this key:
   * then it returns that outcome. Without a key, it just does the work.
   * @param asked The validated request: distinguishes a repeat from another request with the same key.
   * @param work Receives the id for its writes (see `conditionalWrite`): the same one if the work of
   * this key is repeated because its outcome was unknown. Its result must survive JSON.
   * @throws {Problem} 400 for an invalid key, 409 with `Retry-After` while another task does the work,
   * 422 if the key was used with another request, 503 if the records are unreachable: without them the
   * work might be done twice.
   * @example
   * const order = await idempotency.run(request, wanted, (writeId) => orders.create(wanted, writeId));
   */
  run<T>(request: Request, asked: unknown, work: (writeId: string) => Promise<T>): Promise<T>;
}

export interface IdempotencyOptions {
  store: IdempotencyStore;
  logger: Logger;
  /**
   * How long an unresponsive task prevents others from doing the work, in milliseconds; default 15,000.
   */
  leaseMs?: number;
}
