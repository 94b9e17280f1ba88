import type { EventEmitter } from 'node:events';
import type { TraceContext } from './trace-context.ts';
import { storage } from './trace-storage.ts';

const TRACE = Symbol('trace');
const EMIT = Symbol('emit');
const WRITE = Symbol('write');

interface Bound extends EventEmitter {
  [TRACE]: TraceContext | undefined;
  [EMIT]: EventEmitter['emit'];
  [WRITE]: (...args: unknown[]) => boolean;
  write?: (...args: unknown[]) => boolean;
}

/**
 * Runs all listeners of an emitter, and the callbacks of a stream's writes, as part of a trace: a
 * request's events come from its connection, which has no trace. Shared functions and properties cost a
 * request less than closures.
 */
export function bindEmitter(emitter: EventEmitter, trace: TraceContext): void {
  const bound = emitter as Bound;
  const isBound = bound[TRACE] !== undefined;
  bound[TRACE] = trace;
  if (isBound) return;
  bound[EMIT] = emitter.emit;
  bound.emit = emitInTrace;
  if (bound.write === undefined) return;
  bound[WRITE] = bound.write;
  bound.write = writeInTrace;
}

function emitInTrace(this: Bound, ...args: [string | symbol, ...unknown[]]): boolean {
  const trace = this[TRACE] as TraceContext;
  // No switch needed: the most frequent events happen within the request's own work, or have no
  // listener.
  if (storage.getStore() === trace || (this.listenerCount(args[0]) === 0 && args[0] !== 'error'))
    return this[EMIT](...args);
  return storage.run(trace, () => this[EMIT](...args));
}

function writeInTrace(this: Bound, ...args: unknown[]): boolean {
  const callback = args.at(-1);
  if (typeof callback === 'function')
    args[args.length - 1] = (...results: unknown[]) =>
      storage.run(
        this[TRACE] as TraceContext,
        callback as (...results: unknown[]) => void,
        ...results,
      );
  return this[WRITE](...args);
}
