import { AsyncLocalStorage } from 'node:async_hooks';
import { traceHeaders, type TraceContext } from './trace-context.ts';

const storage = new AsyncLocalStorage<TraceContext>();

/** Runs `work`, and all that it starts, as part of a trace: each line logged in it carries the trace id. */
export function runWithTrace<T>(trace: TraceContext, work: () => T): T {
  return storage.run(trace, work);
}

/** The trace of the request being handled, also in code that never sees the request; else undefined. */
export function currentTrace(): TraceContext | undefined {
  return storage.getStore();
}

/** Headers for an outgoing call that carry the current trace on; none outside a trace. */
export function outgoingTraceHeaders(): Record<string, string> {
  const trace = currentTrace();
  return trace ? traceHeaders(trace) : {};
}

/** The global `fetch`, with the current trace passed on. A header that the caller set stays. */
export function tracedFetch(input: string | URL | Request, init?: RequestInit): Promise<Response> {
  const headers = new Headers(
    init?.headers ?? (input instanceof Request ? input.headers : undefined),
  );
  for (const [name, value] of Object.entries(outgoingTraceHeaders())) {
    if (!headers.has(name)) headers.set(name, value);
  }
  return fetch(input, { ...init, headers });
}
