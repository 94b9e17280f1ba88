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

/**
 * Has each line of the current trace say who called from now on (`caller`), its access line included.
 * Nothing happens outside a trace.
 * @param caller A name or an id, never a credential.
 * @example identifyCaller(token.sub);
 */
export function identifyCaller(caller: string): void {
  const trace = currentTrace();
  if (trace) trace.caller = caller;
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
