/** Like JSON.parse: `__proto__` is an ordinary key. */
export function setProperty(object: object, name: string, value: unknown): void {
  if (name === '__proto__')
    Object.defineProperty(object, name, {
      value,
      writable: true,
      enumerable: true,
      configurable: true,
    });
  else (object as Record<string, unknown>)[name] = value;
}
