import { quote } from '../text/quote.ts';
import type { TraceContext } from '../trace/trace-context.ts';

const LONGEST_CALLER = 256;

/** The trace id and the caller as JSON members. */
export function traceFields({ traceId, caller }: TraceContext): string {
  const id = `,"traceId":"${traceId}"`;
  return caller === undefined ? id : `${id},"caller":${quote(caller.slice(0, LONGEST_CALLER))}`;
}
