import { types } from 'node:util';
import { splitEntry } from '../line/entry.ts';
import { isLevel, type LogLevel } from '../line/level.ts';
import { fieldsOf } from './meta.ts';
import { interpolate } from './splat.ts';

/** What one call of a logger's method says. */
export interface LogCall {
  readonly level: LogLevel;
  readonly message: unknown;
  readonly fields: object | undefined;
  /** Written whatever the level: nobody knows how severe a level is that does not exist. */
  readonly always?: true;
  /** Called once the line is handed over. */
  readonly callback?: (...args: unknown[]) => void;
}

/** Reads `logger.info(message, ...meta)`, with an error, an entry or a callback as winston takes them. */
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
 * Reads `logger.log(...)`: winston's `(level, message, ...meta)` and `(entry)`, and what Nest calls
 * on a logger: `(message, ...parameters, context)`. A first word that is no level and no sentence
 * counts as a misspelt level where a text follows it.
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

/** Nest's contexts are names of classes. */
const CLASS_NAME = /^[A-Z]\w*$/;

function isMisspeltLevel(first: unknown, rest: readonly unknown[]): boolean {
  if (typeof first !== 'string' || !/^\w[\w-]{0,31}$/.test(first)) return false;
  const [message] = rest;
  if (typeof message !== 'string') return types.isNativeError(message);
  return !(rest.length === 1 && CLASS_NAME.test(message));
}
