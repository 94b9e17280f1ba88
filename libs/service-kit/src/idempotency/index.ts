export { createIdempotency, type Idempotency } from './idempotency.ts';
export { createMemoryStore } from './memory-store.ts';
