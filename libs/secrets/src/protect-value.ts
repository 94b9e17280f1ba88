import { inspect } from 'node:util';

/**
 * A copy of a parsed secret that is frozen to its leaves, so that no caller changes what all others
 * read, and whose objects and arrays are masked where they are printed: `console.log(value)` and
 * `JSON.stringify(value)` give `mask`. Reading, destructuring and spreading are untouched (a spread
 * copy is not masked).
 *
 * A copy, because the schema may have frozen its result or put objects of its own into it. Only
 * plain objects and arrays: instances of classes (a KeyObject, a Map) stay as they are.
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
  // A field of the secret that has the same name keeps its place.
  if (!Object.hasOwn(copy, 'toJSON')) define(copy, 'toJSON', masked, false);
  define(copy, inspect.custom, masked, false);
  return Object.freeze(copy);
}

function isPlain(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  const prototype = Object.getPrototypeOf(value);
  return Array.isArray(value) || prototype === Object.prototype || prototype === null;
}

/** Unlike an assignment, also right for a field called `__proto__`. */
function define(target: object, key: PropertyKey, value: unknown, enumerable: boolean): void {
  Object.defineProperty(target, key, { value, enumerable });
}
