import type { Completed } from './completed-response.ts';
import type { IdempotencyStore } from './record.ts';

/** How many retries there are per lease to store an outcome. */
const MOST_NOTES = 60;

/** Retries until it is stored: after the lease has expired, another task would repeat the work. */
export function noteLater(
  store: IdempotencyStore,
  id: string,
  owner: string,
  completed: Completed,
  leaseMs: number,
): Promise<void> {
  return new Promise((resolve) => {
    let left = MOST_NOTES;
    const note = async () => {
      const noted = await store.change(id, owner, { completed }).then(
        () => true,
        () => false,
      );
      if (!noted && --left > 0) return;
      clearInterval(timer);
      resolve();
    };
    const timer = setInterval(() => void note(), leaseMs / 3).unref();
  });
}
