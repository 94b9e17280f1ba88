import type { OutgoingRequest } from './outgoing-request.ts';
import type { OutgoingResponse } from './read-response.ts';

/** The client of one peer. */
export interface OutgoingClient {
  /**
   * Makes a call and reads the response.
   * @throws {OutgoingError} for any status except 200 to 299, a time-out, a failed connection, a
   * response that is too large, and at once while the circuit is open; the abort reason of `signal`.
   * @example await ledger.send({ method: 'POST', path: '/entries', json: entry, idempotencyKey: entry.id });
   */
  send(request: OutgoingRequest): Promise<OutgoingResponse>;
  /**
   * For a health check: throws while the circuit is open.
   * @example health.check({ name: 'ledger-calls', run: () => ledger.check() });
   */
  check(): void;
}
