import { randomFillSync } from 'node:crypto';

/** Identifies one request across services. */
export interface TraceContext {
  /** 32 lower-case hexadecimal digits (W3C Trace Context). */
  readonly traceId: string;
  /** 16 hexadecimal digits: this service's span. */
  readonly spanId: string;
  /** Whether the caller records this trace. */
  readonly sampled: boolean;
  /** The vendors' part, passed on unchanged. */
  readonly tracestate?: string;
  /** The caller of the request, see `identifyCaller`. Never leaves this service. */
  caller?: string;
}

export type IncomingHeaders = Record<string, string | string[] | undefined>;

// https://www.w3.org/TR/trace-context/#traceparent-header
const TRACEPARENT =
  /^(?!ff)[\da-f]{2}-(?!0{32})([\da-f]{32})-(?!0{16})[\da-f]{16}-([\da-f]{2})(?:-|$)/;
// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-request-tracing.html
const AMZN_ROOT = /(?:^|;)\s*Root=1-([\da-f]{8})-([\da-f]{24})(?:;|$)/i;
const LONGEST_TRACESTATE = 512;
const LONGEST_AMZN = 512;

/**
 * The trace of an incoming request: from `traceparent`, else from `X-Amzn-Trace-Id` (added by a load
 * balancer), else a new one. A malformed header counts as missing.
 * @example
 * runWithTrace(traceFromHeaders(request.headers), () => handle(request));
 */
export function traceFromHeaders(headers: IncomingHeaders): TraceContext {
  const traceparent = headers['traceparent'];
  if (typeof traceparent === 'string') {
    const [, traceId, flags] = TRACEPARENT.exec(traceparent) ?? [];
    // Version 00 is exactly 55 characters long; later versions may be longer.
    if (traceId && flags && (traceparent.length === 55 || !traceparent.startsWith('00'))) {
      const sampled = (parseInt(flags, 16) & 1) === 1;
      const { tracestate } = headers;
      return typeof tracestate === 'string' && tracestate.length <= LONGEST_TRACESTATE
        ? { traceId, spanId: randomHex(8), sampled, tracestate }
        : { traceId, spanId: randomHex(8), sampled };
    }
  }
  const amzn = headers['x-amzn-trace-id'];
  if (typeof amzn === 'string' && amzn.length <= LONGEST_AMZN) {
    const [, seconds, unique] = AMZN_ROOT.exec(amzn) ?? [];
    if (seconds && unique) {
      const traceId = (seconds + unique).toLowerCase();
      return { traceId, spanId: randomHex(8), sampled: !/Sampled=0/i.test(amzn) };
    }
  }
  return newTrace();
}

/**
 * A new trace, for work that no request started.
 * @example
 * setInterval(() => runWithTrace(newTrace(), cleanUp), 60_000);
 */
export function newTrace(): TraceContext {
  return { traceId: randomHex(16), spanId: randomHex(8), sampled: true };
}

/**
 * The headers that propagate a trace to a called service.
 * @example
 * const { traceparent } = traceHeaders(newTrace());
 */
export function traceHeaders(trace: TraceContext): Record<string, string> {
  const { traceId, spanId, sampled, tracestate } = trace;
  const headers: Record<string, string> = {
    traceparent: `00-${traceId}-${spanId}-${sampled ? '01' : '00'}`,
    'x-amzn-trace-id': `Root=1-${traceId.slice(0, 8)}-${traceId.slice(8)};Parent=${spanId};Sampled=${sampled ? 1 : 0}`,
  };
  if (tracestate !== undefined) headers['tracestate'] = tracestate;
  return headers;
}

const pool = Buffer.alloc(4_096);
let used = pool.length;

/**
 * Random bytes as hexadecimal digits, drawn in blocks because one draw costs more than the rest of a
 * request's trace.
 */
function randomHex(bytes: number): string {
  if (used + bytes > pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  used += bytes;
  return pool.toString('hex', used - bytes, used);
}
