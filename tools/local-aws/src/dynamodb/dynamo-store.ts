import { SortedStrings } from './sorted-strings.ts';

/** A value in a part of the store; null: removed. */
export type Write = readonly [part: string, key: string, value: unknown];

/**
 * The data of DynamoDB: values, as JSON, by part and key. Writes of one transaction are atomic, in memory and in the
 * journal.
 */
export class DynamoStore {
  readonly #parts = new Map<string, SortedStrings>();
  #written: (writes: readonly Write[]) => void = () => undefined;
  #open: { writes: Write[]; undo: (() => void)[] } | undefined;

  /** Calls the listener with the written items before the write is acknowledged. */
  onWrite(listener: (writes: readonly Write[]) => void): void {
    this.#written = listener;
  }

  /** All entries, for an empty store. */
  all(): Write[] {
    return [...this.#parts].flatMap(([part, texts]) =>
      texts.keys().map((key): Write => [part, key, this.get(part, key)]),
    );
  }

  /** A copy of the value; undefined if there is none. */
  get(part: string, key: string): unknown {
    const text = this.#parts.get(part)?.get(key);
    return text === undefined ? undefined : JSON.parse(text);
  }

  part(part: string): SortedStrings {
    let texts = this.#parts.get(part);
    if (!texts) this.#parts.set(part, (texts = new SortedStrings()));
    return texts;
  }

  put(part: string, key: string, value: unknown): void {
    this.#write([part, key, value]);
  }

  remove(part: string, key: string): void {
    this.#write([part, key, null]);
  }

  clear(part: string): void {
    for (const key of this.part(part).keys()) this.remove(part, key);
  }

  /** Runs a function; undoes its writes if it throws, or if the journal cannot be written. */
  atomically<T>(run: () => T): T {
    if (this.#open) return run();
    const open = (this.#open = { writes: [] as Write[], undo: [] as (() => void)[] });
    try {
      const result = run();
      if (open.writes.length > 0) this.#written(open.writes);
      return result;
    } catch (error) {
      for (const undo of open.undo.reverse()) undo();
      throw error;
    } finally {
      this.#open = undefined;
    }
  }

  #write(write: Write): void {
    this.atomically(() => {
      const [part, key, value] = write;
      const texts = this.part(part);
      const before = texts.get(key);
      this.#open?.writes.push(write);
      this.#open?.undo.push(() =>
        before === undefined ? texts.delete(key) : texts.set(key, before),
      );
      if (value === null) texts.delete(key);
      else texts.set(key, JSON.stringify(value));
    });
  }
}
