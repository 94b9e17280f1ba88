/**
 * A map that reports each change before it applies it; if the listener throws, nothing changes. Code that changes a
 * value in place must set it again.
 */
export class RecordedMap<V> extends Map<string, V> {
  // Not a private field, because Map's constructor calls `set` before private fields exist.
  readonly record: (key: string, value: V | undefined) => void;

  constructor(record: (key: string, value: V | undefined) => void) {
    super();
    this.record = record;
  }

  override set(key: string, value: V): this {
    this.record(key, value);
    return super.set(key, value);
  }

  override delete(key: string): boolean {
    if (this.has(key)) this.record(key, undefined);
    return super.delete(key);
  }

  override clear(): void {
    for (const key of [...this.keys()]) this.delete(key);
  }
}
