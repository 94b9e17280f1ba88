import { randomUUID } from 'node:crypto';
import { writeIdOf } from '../aws/own-write.ts';
import { Problem } from '../responses/problem.ts';
import { completedWith } from './completed-response.ts';
import { digest } from './digest.ts';
import type { Idempotency, IdempotencyOptions } from './idempotency-interface.ts';
import { idempotencyKeyOf, scopeOf } from './idempotency-key.ts';
import { otherRequest, responseNotKept, underWay } from './idempotency-problems.ts';
import { noteLater } from './note-later.ts';
import { recordChange } from './record-change.ts';

/** How long outcomes are remembered, in seconds: one day, as clients of such APIs expect. */
const REMEMBER_S = 86_400;
/** Extended while the work continues. */
const LEASE_MS = 15_000;
/** The time of a lease that has ended by any task's clock, and after any change of the system time. */
const ENDED = 0;

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
  const change = recordChange(store, logger);

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
      if (!(await change(id, owner, { completed }))) {
        const noted = noteLater(store, id, owner, completed, leaseMs);
        unnoted.set(
          id,
          noted.then(() => void unnoted.delete(id)),
        );
      }
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
