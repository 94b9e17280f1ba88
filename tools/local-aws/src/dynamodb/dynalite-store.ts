import type { AccountRegion } from '../arn.ts';
import type { DynamoStore } from './dynamo-store.ts';
import { type Done, notFound, Part } from './store-part.ts';

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
