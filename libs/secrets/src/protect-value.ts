import { inspect } from 'node:util';

/**
 * Freezes a parsed secret to its leaves, so that no caller changes what all others read, and masks
 * its objects and arrays where they are printed: `console.log(value)` and `JSON.stringify(value)`
 * give `mask`. Reading, destructuring and spreading are untouched (a spread copy is not masked).
 *
 * Only plain objects and arrays: instances of classes that a schema made (a KeyObject, a Map) keep
 * their own behaviour.
 */
export function protectValue<T>(value: T, mask: string): T {
  if (!isPlain(value) || Object.isFrozen(value)) return value;
  define(value, 'toJSON', () => mask);
  define(value, inspect.custom, () => mask);
  // Frozen before its children: a value that contains itself ends here as well.
  Object.freeze(value);
  for (const key of Reflect.ownKeys(value)) {
    const descriptor = Object.getOwnPropertyDescriptor(value, key);
    if (descriptor?.enumerable) protectValue(descriptor.value, mask);
  }
  return value;
}

function isPlain(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  const prototype = Object.getPrototypeOf(value);
  return Array.isArray(value) || prototype === Object.prototype || prototype === null;
}

/** A field of the secret that has the same name keeps its place. */
function define(target: object, key: PropertyKey, value: unknown): void {
  if (Object.hasOwn(target, key) || !Object.isExtensible(target)) return;
  Object.defineProperty(target, key, { value, enumerable: false });
}
