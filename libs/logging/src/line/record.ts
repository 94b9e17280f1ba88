import { types } from 'node:util';

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

/** The fields of a record as a new object. A record that cannot be copied is kept whole, as `value`. */
export function copyFields(value: object): object {
  try {
    return isRecord(value) ? { ...value } : { value };
  } catch {
    return { value };
  }
}
