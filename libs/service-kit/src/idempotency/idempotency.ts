import { createHash, randomUUID } from 'node:crypto';
import type { Request } from 'express';
import type { Logger } from '@gatehouse/logging';
import { writeIdOf } from '../aws/own-write.ts';
import { Problem } from '../responses/problem.ts';
import { idempotencyKeyOf, scopeOf } from './idempotency-key.ts';
import type { IdempotencyRecord, IdempotencyStore } from './record.ts';

/** How long outcomes are remembered, in seconds: a day, as clients of such APIs expect. */
const REMEMBER_S = 86_400;
/** Extended while the work goes on. */
const LEASE_MS = 15_000;
/** How often an outcome that could not be noted is tried again, three times a lease. */
const MOST_NOTES = 60;
/** An item of DynamoDB has 400 KB at the most. */
const LONGEST_RESPONSE_BYTES = 300_000;

/** Does the work of requests with one `Idempotency-Key` once. */
export interface Idempotency {
  /**
   * Does the work, unless a request of the same caller to the same route did it with this key: its
   * outcome is given then. Without a key the work is simply done.
   * @param asked What was asked for, validated: tells a repeat from another request with the same key.
   * @param work Gets the id for what it writes (see `conditionalWrite`): the same one when the work
   * of this key is done again after its outcome remained unknown. What it gives must survive JSON.
   * @throws {Problem} 400 for a key that cannot be one, 409 with `Retry-After` while another task does
   * the work, 422 where the key came with another request, 503 where the records cannot be reached:
   * without them the work might be done twice.
   * @example
   * const order = await idempotency.run(request, wanted, (writeId) => orders.create(wanted, writeId));
   */
  run<T>(request: Request, asked: unknown, work: (writeId: string) => Promise<T>): Promise<T>;
}

export interface IdempotencyOptions {
  store: IdempotencyStore;
  logger: Logger;
  /** How long a task that does not answer any more keeps others from the work, in milliseconds; default 15,000. */
  leaseMs?: number;
}

/**
 * The work of one key, as draft-ietf-httpapi-idempotency-key-header has it. Failures are forgotten, so
 * that a repeat tries again. Where the outcome of a failure is unknown (anything but a 4xx), the key
 * stays that request's, and the work gets the same write id.
 */
export function createIdempotency({
  store,
  logger,
  leaseMs = LEASE_MS,
}: IdempotencyOptions): Idempotency {
  /** Work under way here, and what is done and not noted yet. */
  const running = new Map<string, { fingerprint: string; outcome: Promise<unknown> }>();
  const unnoted = new Map<string, Promise<void>>();

  async function runOnce<T>(id: string, fingerprint: string, work: (id: string) => Promise<T>) {
    const owner = randomUUID();
    const now = Date.now();
    const expires = Math.ceil(now / 1_000) + REMEMBER_S;
    const record = { fingerprint, owner, leaseUntil: now + leaseMs, expires };
    const begun = await store.begin(id, record).catch((error: unknown) => {
      // It may have been written all the same; nobody would end its lease.
      void store.change(id, owner, { leaseUntil: now }).catch(() => undefined);
      throw error;
    });
    switch (begun.state) {
      case 'begun':
        return await perform(id, owner, () => work(writeIdOf(id, fingerprint)));
      case 'completed':
        if (begun.response === undefined) throw responseNotKept();
        return JSON.parse(begun.response) as T;
      case 'under-way':
        throw underWay(begun.retryAfterMs);
      case 'other-request':
        throw otherRequest();
    }
  }

  async function perform<T>(id: string, owner: string, work: () => Promise<T>): Promise<T> {
    const extend = () => store.change(id, owner, { leaseUntil: Date.now() + leaseMs });
    const timer = setInterval(() => void extend().catch(() => undefined), leaseMs / 3).unref();
    try {
      const outcome = await work();
      clearInterval(timer);
      // The work is done, whether it can be noted or not.
      const completed = completedWith(outcome);
      if (!(await change(id, owner, { completed })))
        unnoted.set(id, noteLater(id, owner, completed));
      return outcome;
    } catch (error) {
      clearInterval(timer);
      const known = error instanceof Problem && error.status < 500;
      await change(
        id,
        owner,
        known ? { expires: Math.floor(Date.now() / 1_000) } : { leaseUntil: Date.now() },
      );
      throw error;
    }
  }

  async function change(
    id: string,
    owner: string,
    what: Parameters<IdempotencyStore['change']>[2],
  ): Promise<boolean> {
    try {
      if (!(await store.change(id, owner, what)))
        logger.warn('The work of an Idempotency-Key went on for longer than its lease', { id });
      return true;
    } catch (error) {
      logger.error('The outcome of an Idempotency-Key was not noted', { id, error });
      return false;
    }
  }

  /** Tries again until it is noted: once the lease has expired, another task would do the work again. */
  function noteLater(id: string, owner: string, completed: Completed): Promise<void> {
    return new Promise((resolve) => {
      let left = MOST_NOTES;
      const note = async () => {
        const noted = await store.change(id, owner, { completed }).then(
          () => true,
          () => false,
        );
        if (!noted && --left > 0) return;
        clearInterval(timer);
        unnoted.delete(id);
        resolve();
      };
      const timer = setInterval(() => void note(), leaseMs / 3).unref();
    });
  }

  return {
    async run(request, asked, work) {
      const key = idempotencyKeyOf(request);
      if (key === undefined) return work(writeIdOf());
      const id = digest([...scopeOf(request), key]);
      const fingerprint = digest(asked);
      const known = running.get(id);
      if (known) {
        if (known.fingerprint !== fingerprint) throw otherRequest();
        return known.outcome as ReturnType<typeof work>;
      }
      const outcome = runOnce(id, fingerprint, work);
      running.set(id, { fingerprint, outcome });
      const forget = async () => {
        await unnoted.get(id);
        running.delete(id);
      };
      outcome.then(forget, forget);
      return outcome;
    },
  };
}

const digest = (value: unknown): string =>
  createHash('sha256')
    .update(JSON.stringify(value) ?? '')
    .digest('base64url');

type Completed = NonNullable<IdempotencyRecord['completed']>;

function completedWith(outcome: unknown): Completed {
  const response = JSON.stringify(outcome ?? null);
  return Buffer.byteLength(response) > LONGEST_RESPONSE_BYTES ? {} : { response };
}

const otherRequest = () =>
  new Problem(422, { detail: 'This Idempotency-Key came with another request before' });

const responseNotKept = () =>
  new Problem(409, {
    detail: 'The request with this Idempotency-Key was done; its response is too long to be kept',
  });

const underWay = (retryAfterMs: number) =>
  new Problem(409, {
    detail: 'The request with this Idempotency-Key is still being worked on',
    headers: { 'Retry-After': String(Math.max(1, Math.ceil(retryAfterMs / 1_000))) },
  });
