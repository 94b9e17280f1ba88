import { Readable } from 'node:stream';
import type { AccountRegion } from '../arn.ts';
import type { DynamoStore } from './dynamo-store.ts';
import type { KeyRange } from './sorted-strings.ts';

type Done<T = void> = (error?: Error | null, result?: T) => void;

/**
 * The store with the interface of dynalite's actions. Every call calls back before it returns, so no other request can
 * interleave.
 */
export function dynaliteStore(store: DynamoStore, { region, accountId }: AccountRegion) {
  const part = (name: string) => new Part(store, name);
  const clear = (name: string, done: Done): void => {
    store.clear(name);
    done();
  };
  const index = (type: string, table: string, name: string): string =>
    `index-${type.toLowerCase()}~${table}~${name}`;
  return {
    options: { createTableMs: 0, deleteTableMs: 0, updateTableMs: 0, maxItemSize: 400 * 1024 },
    tableDb: Object.assign(part('table'), { awsRegion: region, awsAccountId: accountId }),
    getItemDb: (table: string) => part(itemsOf(table)),
    deleteItemDb: (table: string, done: Done) => clear(itemsOf(table), done),
    getIndexDb: (type: string, table: string, name: string) => part(index(type, table, name)),
    deleteIndexDb: (type: string, table: string, name: string, done: Done) =>
      clear(index(type, table, name), done),
    getTagDb: (table: string) => part(`tag-${table}`),
    deleteTagDb: (table: string, done: Done) => clear(`tag-${table}`, done),
    getTable(name: string, second: boolean | Done<object>, third?: Done<object>): void {
      const done = typeof second === 'function' ? second : third;
      const table = store.get('table', name) as { TableStatus: string } | undefined;
      const busy = table && ['CREATING', 'DELETING'].includes(table.TableStatus);
      if (table && !(second && busy)) return done?.(null, table);
      done?.(noTable(name, Boolean(second)));
    },
  };
}

export type DynaliteStore = ReturnType<typeof dynaliteStore>;

/** The part of the store with a table's items. */
export const itemsOf = (table: string): string => `item-${table}`;

function noTable(name: string, forItems: boolean): Error {
  const message = `Requested resource not found${forItems ? '' : `: Table: ${name} not found`}`;
  return Object.assign(notFound(), {
    statusCode: 400,
    body: { __type: 'com.amazonaws.dynamodb.v20120810#ResourceNotFoundException', message },
  });
}

const notFound = (): Error => Object.assign(new Error('NotFound'), { name: 'NotFoundError' });

/** A part of the store, with the interface of a sublevel. */
class Part {
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
