/**
 * A map that reports what is to be set or removed, before it is: when that throws, nothing changes.
 * Who changes a value in place sets it again.
 */
export class RecordedMap<V> extends Map<string, V> {
  // Not a private field: Map's constructor would call `set` before there is one.
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
