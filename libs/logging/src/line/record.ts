import { types } from 'node:util';
import { limits } from './limits.ts';

/**
 * Whether an object's own fields are to be logged. A buffer's would be its bytes, a boxed string's its
 * letters, and a Map has none. Throws if a proxy throws.
 */
export function isRecord(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype === Object.prototype || prototype === null) return true;
  return !(
    Array.isArray(value) ||
    isError(value) ||
    ArrayBuffer.isView(value) ||
    types.isAnyArrayBuffer(value) ||
    types.isMap(value) ||
    types.isSet(value) ||
    types.isDate(value) ||
    types.isRegExp(value) ||
    types.isPromise(value) ||
    types.isBoxedPrimitive(value) ||
    value instanceof Headers
  );
}

/** Also an error of another realm, such as a worker's or a test runner's. */
export function isError(value: object): value is Error {
  return types.isNativeError(value) || value instanceof Error;
}

/**
 * The fields of a record as a new object. A record that cannot be copied, and a value that is none (the letters of a
 * string), is kept whole, as `value`.
 */
export function copyFields(value: object): object {
  if (typeof value !== 'object') return { value };
  try {
    return isRecord(value) ? firstFields(value) : { value };
  } catch {
    return { value };
  }
}

/** A copy of a record, of a huge one only as many fields as a line can have, and one more, so that it says so. */
export function firstFields(value: object): Record<string, unknown> {
  const record = value as Record<string, unknown>;
  const keys = Object.keys(record);
  if (keys.length <= limits.entries) return { ...record };
  return Object.fromEntries(keys.slice(0, limits.entries + 1).map((key) => [key, record[key]]));
}
