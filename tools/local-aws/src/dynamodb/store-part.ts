import { Readable } from 'node:stream';
import type { DynamoStore } from './dynamo-store.ts';
import type { KeyRange } from './sorted-strings.ts';

export type Done<T = void> = (error?: Error | null, result?: T) => void;

/** The error by which dynalite recognises a missing key. */
export const notFound = (): Error =>
  Object.assign(new Error('NotFound'), { name: 'NotFoundError' });

/** A part of the store, with the interface of a sublevel. */
export class Part {
  readonly #store: DynamoStore;
  readonly #name: string;

  constructor(store: DynamoStore, name: string) {
    this.#store = store;
    this.#name = name;
  }

  get(key: string, done: Done<unknown>): void {
    const value = this.#store.get(this.#name, key);
    if (value === undefined) done(notFound());
    else done(null, value);
  }

  put(key: string, value: unknown, done: Done): void {
    this.batch([{ type: 'put', key, value }], done);
  }

  del(key: string, done: Done): void {
    this.batch([{ type: 'del', key }], done);
  }

  batch(writes: readonly { type: string; key: string; value?: unknown }[], done: Done): void {
    try {
      for (const { type, key, value } of writes)
        if (type === 'del') this.#store.remove(this.#name, key);
        else this.#store.put(this.#name, key, value);
    } catch (error) {
      return done(error as Error);
    }
    done();
  }

  /** No request interleaves with the steps of an action, so no lock is needed. */
  lock(_: string, run: (release: <T>(done: T) => T) => void): void {
    run((done) => done);
  }

  createKeyStream(range?: KeyRange): Readable {
    return Readable.from(this.#store.part(this.#name).keys(range));
  }

  createValueStream(range?: KeyRange): Readable {
    const keys = this.#store.part(this.#name).keys(range);
    return Readable.from(keys.map((key) => this.#store.get(this.#name, key)));
  }
}
