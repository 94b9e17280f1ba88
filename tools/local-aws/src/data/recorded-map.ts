/** A map that reports what is set and what is removed. Who changes a value in place sets it again. */
export class RecordedMap<V> extends Map<string, V> {
  // Not a private field: Map's constructor would call `set` before there is one.
  readonly record: (key: string, value: V | undefined) => void;

  constructor(record: (key: string, value: V | undefined) => void) {
    super();
    this.record = record;
  }

  override set(key: string, value: V): this {
    super.set(key, value);
    this.record(key, value);
    return this;
  }

  override delete(key: string): boolean {
    const deleted = super.delete(key);
    if (deleted) this.record(key, undefined);
    return deleted;
  }

  override clear(): void {
    for (const key of [...this.keys()]) this.delete(key);
  }
}
