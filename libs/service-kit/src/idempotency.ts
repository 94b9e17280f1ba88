import { createHash } from 'node:crypto';
import { Problem } from './problem.ts';

export interface IdempotencyOptions {
  /** How long an outcome is remembered, in milliseconds; default 10 minutes. */
  rememberMs?: number;
  /** Most outcomes remembered; the oldest go first. Default 10,000. */
  capacity?: number;
}

const LONGEST_KEY = 255;

interface Remembered<T> {
  fingerprint: string;
  outcome: Promise<T>;
  expires: number;
}

/**
 * Does the work of requests with one `Idempotency-Key` once, as the IETF draft has it
 * (draft-ietf-httpapi-idempotency-key-header): a repeat gets the outcome of the first, also while
 * that is still under way; a failure is forgotten so that it can be tried again. Remembered in this
 * task's memory: a repeat that reaches another task is done again.
 */
export class Idempotency<T> {
  readonly #rememberMs: number;
  readonly #capacity: number;
  readonly #known = new Map<string, Remembered<T>>();

  constructor({ rememberMs = 600_000, capacity = 10_000 }: IdempotencyOptions = {}) {
    this.#rememberMs = rememberMs;
    this.#capacity = capacity;
  }

  /**
   * @param key The header as it came; without one the work is simply done.
   * @param request What was asked for, to tell a repeat from another request with the same key.
   * @throws {Problem} 400 for a key that cannot be one, 422 where the key came with another request.
   */
  run(key: string | undefined, request: unknown, work: () => Promise<T>): Promise<T> {
    if (key === undefined) return work();
    if (key === '' || key.length > LONGEST_KEY) {
      throw new Problem(400, {
        detail: 'The request is not valid',
        errors: [{ field: 'Idempotency-Key', detail: `must have 1 to ${LONGEST_KEY} characters` }],
      });
    }
    const fingerprint = createHash('sha256').update(JSON.stringify(request)).digest('base64');
    const known = this.#known.get(key);
    if (known && known.expires > Date.now()) {
      if (known.fingerprint === fingerprint) return known.outcome;
      throw new Problem(422, { detail: 'This Idempotency-Key came with another request before' });
    }
    return this.#remember(key, fingerprint, work());
  }

  #remember(key: string, fingerprint: string, outcome: Promise<T>): Promise<T> {
    const entry = { fingerprint, outcome, expires: Date.now() + this.#rememberMs };
    this.#known.delete(key);
    this.#known.set(key, entry);
    for (const [oldest] of this.#known) {
      if (this.#known.size <= this.#capacity) break;
      this.#known.delete(oldest);
    }
    outcome.catch(() => {
      if (this.#known.get(key) === entry) this.#known.delete(key);
    });
    return outcome;
  }
}
