import { AsyncLocalStorage } from 'node:async_hooks';
import type { TraceContext } from './trace-context.ts';

/** The trace of the work that runs now. */
export const storage = new AsyncLocalStorage<TraceContext>();
