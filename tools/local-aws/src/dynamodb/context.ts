import { invalid } from './dynamo-error.ts';
import { database, type Input, type Item } from './dynalite.ts';
import type { Index, Table } from './table.ts';
import { itemsOf, type DynaliteStore } from './dynalite-store.ts';
import type { DynamoStore } from './dynamo-store.ts';

/** The context of an operation. */
export interface DynamoContext {
  readonly store: DynamoStore;
  /** The same store, with the interface of dynalite's actions. */
  readonly dynalite: DynaliteStore;
  /** Milliseconds since 1970. */
  now(): number;
}

export type DynamoOperation = (input: Input, context: DynamoContext) => object | Promise<object>;
export type DynamoOperations = Readonly<Record<string, DynamoOperation>>;

export const tableOf = ({ store }: DynamoContext, name: string): Table | undefined =>
  store.get('table', name) as Table | undefined;

/**
 * The item with this key; undefined if there is none.
 * @throws DynamoError for an invalid key
 */
export function findItem(context: DynamoContext, table: Table, key: Item): Item | undefined {
  const error = database.validateKey(key, table);
  if (error) throw invalid(error.message);
  return context.store.get(itemsOf(table.TableName), database.createKey(key, table)) as
    Item | undefined;
}

/** The key attributes of an item. */
export const keyOf = ({ KeySchema }: Pick<Table | Index, 'KeySchema'>, item: Item): Item =>
  Object.fromEntries(KeySchema.map(({ AttributeName }) => [AttributeName, item[AttributeName]]));
