import type { Change } from './change.ts';

/** A store whose changes can be written to a journal. */
export abstract class RecordedStore {
  #listener: (change: Change) => void = () => undefined;

  /** Calls the listener with every change from now on. */
  onChange(listener: (change: Change) => void): void {
    this.#listener = listener;
  }

  /** Changes that turn an empty store into this one. */
  abstract all(): Change[];

  /** Repeats a change of an earlier run. */
  abstract apply(change: Change): void;

  /** Reports a change; without a value, the entry was deleted. */
  protected changed(kind: string, names: readonly string[], value: unknown): void {
    this.#listener([kind, names, value ?? null]);
  }
}
