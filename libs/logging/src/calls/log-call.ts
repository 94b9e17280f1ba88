import { types } from 'node:util';
import { splitEntry } from '../line/entry.ts';
import { isLevel, type LogLevel } from '../line/level.ts';
import { fieldsOf } from './meta.ts';
import { interpolate } from './splat.ts';

/** The content of one logger call. */
export interface LogCall {
  readonly level: LogLevel;
  readonly message: unknown;
  readonly fields: object | undefined;
  /** Written at any level, because the severity of an unknown level is unknown. */
  readonly always?: true;
  /** Called once the line has been handed over. */
  readonly callback?: (...args: unknown[]) => void;
}

/**
 * Reads `logger.info(message, ...meta)`, with an error, an entry or a callback as winston accepts them.
 */
export function readLeveledCall(level: LogLevel, args: readonly unknown[]): LogCall {
  const last = args.length > 1 ? args.at(-1) : undefined;
  if (typeof last === 'function') {
    const call = readLeveledCall(level, args.slice(0, -1));
    return { ...call, callback: last as (...args: unknown[]) => void };
  }
  const [message, ...meta] = args;
  if (typeof message === 'object' && message !== null) {
    const entry = splitEntry(message, level);
    return { ...entry, fields: fieldsOf([entry.fields, ...meta]) };
  }
  if (typeof message === 'string' && meta.length > 0 && message.includes('%')) {
    const { message: text, rest } = interpolate(message, meta);
    return { level, message: text, fields: fieldsOf(rest) };
  }
  return { level, message, fields: fieldsOf(meta) };
}

/**
 * Reads `logger.log(...)`: winston's `(level, message, ...meta)` and `(entry)`, and Nest's calls:
 * `(message, ...parameters, context)`. A first word that is neither a level nor a sentence counts as a
 * misspelt level if a string follows it.
 */
export function readLogCall(args: readonly unknown[]): LogCall {
  const [first, ...rest] = args;
  if (typeof first === 'object' && first !== null) {
    return readLeveledCall(splitEntry(first).level, args);
  }
  if (rest.length > 0 && isLevel(first)) return readLeveledCall(first, rest);
  if (!isMisspeltLevel(first, rest)) return readLeveledCall('info', args);
  const call = readLeveledCall('info', rest);
  return { ...call, fields: fieldsOf([call.fields, { unknownLevel: first }]), always: true };
}

/** Nest's contexts are class names. */
const CLASS_NAME = /^[A-Z]\w*$/;

function isMisspeltLevel(first: unknown, rest: readonly unknown[]): boolean {
  if (typeof first !== 'string' || !/^\w[\w-]{0,31}$/.test(first)) return false;
  const [message] = rest;
  if (typeof message !== 'string') return types.isNativeError(message);
  return !(rest.length === 1 && CLASS_NAME.test(message));
}
