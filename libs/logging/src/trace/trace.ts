import { traceHeaders, type TraceContext } from './trace-context.ts';
import { storage } from './trace-storage.ts';

/**
 * Runs `work`, and everything that it starts, as part of a trace: each line that it logs carries the
 * trace id.
 * @example
 * runWithTrace(newTrace(), () => importOrders());
 */
export function runWithTrace<T>(trace: TraceContext, work: () => T): T {
  return storage.run(trace, work);
}

/**
 * Binds a function to the current trace, for callbacks that a shared object calls later: a queue, a
 * pool, an emitter that several requests use.
 * @example
 * queue.push(job, bindTrace((error) => logger.info('Job done', { error })));
 */
export function bindTrace<A extends unknown[], R>(work: (...args: A) => R): (...args: A) => R {
  const trace = currentTrace();
  return trace === undefined ? work : (...args) => storage.run(trace, work, ...args);
}

/**
 * The trace of the current request, also in code that has no access to the request; else undefined.
 * @example
 * response.setHeader('x-request-id', currentTrace()?.traceId ?? '');
 */
export function currentTrace(): TraceContext | undefined {
  return storage.getStore();
}

/**
 * Adds the caller to each later line of the current trace (`caller`), including its access line. Has no
 * effect outside a trace.
 * @param caller A name or an id, never a credential.
 * @example identifyCaller(token.sub);
 */
export function identifyCaller(caller: string): void {
  const trace = currentTrace();
  if (trace) trace.caller = caller;
}

/**
 * Headers that propagate the current trace with an outgoing call; none outside a trace.
 * @example
 * request(url, { headers: outgoingTraceHeaders() });
 */
export function outgoingTraceHeaders(): Record<string, string> {
  const trace = currentTrace();
  return trace ? traceHeaders(trace) : {};
}

/**
 * The global `fetch` with the current trace propagated. Headers that the caller sets take precedence.
 * @example
 * const response = await tracedFetch('https://orders.internal/orders/7');
 */
export function tracedFetch(input: string | URL | Request, init?: RequestInit): Promise<Response> {
  const headers = new Headers(
    init?.headers ?? (input instanceof Request ? input.headers : undefined),
  );
  for (const [name, value] of Object.entries(outgoingTraceHeaders())) {
    if (!headers.has(name)) headers.set(name, value);
  }
  return fetch(input, { ...init, headers });
}
