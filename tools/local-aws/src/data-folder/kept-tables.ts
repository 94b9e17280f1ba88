import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { GatehouseError } from '@gatehouse/service-manifest';
import type { DynamoStore, Write } from '../dynamodb/dynamo-store.ts';
import { ownerOnly } from '../data/json-file.ts';
import { openJournal, readJournal } from '../data/journal.ts';

/**
 * Restores the tables of earlier runs, and writes changes.
 * @returns a function that stops it
 */
export function keepTables(folder: string, store: DynamoStore): () => void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  ownerOnly(folder);
  if (existsSync(join(folder, 'CURRENT')))
    throw new GatehouseError(
      'GH-LOCAL-002',
      `${folder} was written by an earlier version; delete it to start without its tables`,
    );
  const file = join(folder, 'writes.jsonl');
  for (const writes of readJournal<Write[]>(file))
    for (const [part, key, value] of writes)
      if (value === null) store.remove(part, key);
      else store.put(part, key, value);
  settle(store);
  const journal = openJournal(
    file,
    store.all().map((write) => [write]),
  );
  store.onWrite((writes) => journal.append([...writes]));
  return () => {
    store.onWrite(() => undefined);
    journal.close();
  };
}

/** Completes the creation, change or deletion of a table that a killed process had begun. */
function settle(store: DynamoStore): void {
  for (const name of store.part('table').keys()) {
    const table = store.get('table', name) as { TableStatus: string };
    if (table.TableStatus === 'DELETING') store.remove('table', name);
    else
      store.put('table', name, JSON.parse(JSON.stringify(table).replace(inProgress, '$1"ACTIVE"')));
  }
}

const inProgress = /("(?:Table|Index)Status":)"[A-Z]+"/g;
