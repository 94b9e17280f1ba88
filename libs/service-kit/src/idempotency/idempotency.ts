import { createHash, randomUUID } from 'node:crypto';
import type { Request } from 'express';
import type { Logger } from '@gatehouse/logging';
import { writeIdOf } from '../aws/own-write.ts';
import { Problem } from '../responses/problem.ts';
import { completedWith, type Completed } from './completed-response.ts';
import { idempotencyKeyOf, scopeOf } from './idempotency-key.ts';
import { otherRequest, responseNotKept, underWay } from './idempotency-problems.ts';
import type { IdempotencyStore } from './record.ts';

/** How long outcomes are remembered, in seconds: one day, as clients of such APIs expect. */
const REMEMBER_S = 86_400;
/** Extended while the work continues. */
const LEASE_MS = 15_000;
/** The time of a lease that has ended by any task's clock, and after any change of the system time. */
const ENDED = 0;
/** How many retries there are per lease to store an outcome. */
const MOST_NOTES = 60;

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

/**
 * Does the work of one key according to draft-ietf-httpapi-idempotency-key-header. Failures are not
 * stored, so that a repeat tries again. If the outcome of a failure is unknown (anything except a 4xx),
 * the key remains reserved for that request, and the work gets the same write id.
 */
export function createIdempotency({
  store,
  logger,
  leaseMs = LEASE_MS,
}: IdempotencyOptions): Idempotency {
  /** Work in progress in this task, and completed work whose outcome is not stored yet. */
  const running = new Map<string, { fingerprint: string; outcome: Promise<unknown> }>();
  const unnoted = new Map<string, Promise<void>>();

  async function runOnce<T>(id: string, fingerprint: string, work: (id: string) => Promise<T>) {
    const owner = randomUUID();
    const now = Date.now();
    const expires = Math.ceil(now / 1_000) + REMEMBER_S;
    const record = { fingerprint, owner, leaseUntil: now + leaseMs, expires };
    const begun = await store.begin(id, record).catch((error: unknown) => {
      // The record may have been written all the same, and then nothing would end its lease.
      void store.change(id, owner, { leaseUntil: ENDED }).catch(() => undefined);
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
      // The work is done, whether or not its outcome can be stored.
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
        known ? { expires: Math.floor(Date.now() / 1_000) - REMEMBER_S } : { leaseUntil: ENDED },
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
        logger.warn('The work of an Idempotency-Key took longer than its lease', { id });
      return true;
    } catch (error) {
      logger.error('The outcome of an Idempotency-Key was not stored', { id, error });
      return false;
    }
  }

  /** Retries until it is stored: after the lease has expired, another task would repeat the work. */
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
