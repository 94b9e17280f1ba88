import type { Logger } from '@gatehouse/logging';
import type { IdempotencyStore } from './record.ts';

/** Changes records of a store; false for a failure, which it logs. */
export const recordChange =
  (store: IdempotencyStore, logger: Logger) =>
  async (
    id: string,
    owner: string,
    what: Parameters<IdempotencyStore['change']>[2],
  ): Promise<boolean> => {
    try {
      if (!(await store.change(id, owner, what)))
        logger.warn('The work of an Idempotency-Key took longer than its lease', { id });
      return true;
    } catch (error) {
      logger.error('The outcome of an Idempotency-Key was not stored', { id, error });
      return false;
    }
  };
