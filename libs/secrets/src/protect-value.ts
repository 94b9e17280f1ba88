import { inspect } from 'node:util';

/**
 * A deeply frozen copy of a parsed secret, so that no caller can change the value that all others read.
 * Its objects and arrays are masked in printed output: `console.log(value)` and `JSON.stringify(value)`
 * show `mask`. Reading, destructuring and spreading work as usual (a spread copy is not masked).
 *
 * It is a copy, because the schema may have frozen its result or put its own objects into it. It covers
 * only plain objects and arrays: instances of classes (a KeyObject, a Map) are unchanged.
 */
export function protectValue<T>(value: T, mask: string): T {
  return protect(value, () => mask, new Map()) as T;
}

function protect(value: unknown, masked: () => string, copies: Map<object, object>): unknown {
  if (!isPlain(value)) return value;
  const known = copies.get(value);
  if (known) return known;

  const copy: object = Array.isArray(value) ? [] : Object.create(Object.getPrototypeOf(value));
  copies.set(value, copy);
  for (const [key, child] of Object.entries(value)) {
    define(copy, key, protect(child, masked, copies), true);
  }
  // A field of the secret with the same name takes precedence.
  if (!Object.hasOwn(copy, 'toJSON')) define(copy, 'toJSON', masked, false);
  define(copy, inspect.custom, masked, false);
  return Object.freeze(copy);
}

function isPlain(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  const prototype = Object.getPrototypeOf(value);
  return Array.isArray(value) || prototype === Object.prototype || prototype === null;
}

/** Unlike an assignment, this also works for a field named `__proto__`. */
function define(target: object, key: PropertyKey, value: unknown, enumerable: boolean): void {
  Object.defineProperty(target, key, { value, enumerable });
}
