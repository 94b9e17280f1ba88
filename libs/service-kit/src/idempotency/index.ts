export { createIdempotency } from './idempotency.ts';
export type { Idempotency } from './idempotency-interface.ts';
export { createMemoryStore } from './memory-store.ts';
