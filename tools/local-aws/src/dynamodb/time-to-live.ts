import { keyOf, tableOf, type DynamoContext } from './context.ts';
import { runNow, type Item } from './dynalite.ts';
import type { Table } from './table.ts';
import { itemsOf } from './dynalite-store.ts';

/** The attribute with an item's expiry; without one, items do not expire. */
export const timeToLiveOf = ({ store }: DynamoContext, table: string): string | undefined =>
  store.get('ttl', table) as string | undefined;

export const setTimeToLive = ({ store }: DynamoContext, table: string, attribute: string): void =>
  store.put('ttl', table, attribute);

export const clearTimeToLive = (context: DynamoContext, table: string): void => {
  if (timeToLiveOf(context, table) !== undefined) context.store.remove('ttl', table);
};

/** DynamoDB ignores items that expired longer ago, because it assumes a mistake. */
const fiveYears = 5 * 365 * 24 * 3600;

/**
 * Deletes the items of all tables that have expired. DynamoDB does so within days, the embedded one before it responds
 * to the next request.
 */
export function deleteExpired(context: DynamoContext): void {
  const { store, dynalite } = context;
  const now = context.now() / 1000;
  for (const name of store.part('ttl').keys()) {
    const attribute = timeToLiveOf(context, name) ?? '';
    const table = tableOf(context, name) as Table;
    const items = itemsOf(name);
    for (const key of store.part(items).keys()) {
      const item = store.get(items, key) as Item;
      const { N } = (item[attribute] ?? {}) as { N?: string };
      const expires = Number(N);
      if (N !== undefined && expires <= now && expires > now - fiveYears)
        runNow(dynalite, 'DeleteItem', { TableName: name, Key: keyOf(table, item) });
    }
  }
}
