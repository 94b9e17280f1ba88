import { judge, mayBegin, type IdempotencyRecord, type IdempotencyStore } from './record.ts';

/** Records in this task's memory, for local runs and for services that need no more. */
export function createMemoryStore(capacity = 10_000): IdempotencyStore {
  const records = new Map<string, IdempotencyRecord>();
  return {
    async begin(id, record) {
      const now = Date.now();
      const known = records.get(id);
      if (!mayBegin(known, record.fingerprint, now)) return judge(known, record, now);
      records.delete(id);
      records.set(id, record);
      for (const [oldest] of records) {
        if (records.size <= capacity) break;
        records.delete(oldest);
      }
      return { state: 'begun' };
    },
    async change(id, owner, change) {
      const record = records.get(id);
      if (record?.owner !== owner || record.completed) return false;
      records.set(id, { ...record, ...change });
      return true;
    },
  };
}
