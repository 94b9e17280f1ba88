import type { Change } from './change.ts';
import { openJournal, readJournal } from './journal.ts';
import type { RecordedStore } from './recorded-store.ts';

/**
 * Restores a store from earlier runs, and writes its changes.
 * @returns a function that stops it
 */
export function keepStore(file: string, store: RecordedStore): () => void {
  for (const change of readJournal<Change>(file)) store.apply(change);
  const journal = openJournal<Change>(file, store.all());
  store.onChange((change) => journal.append(change));
  return () => {
    store.onChange(() => undefined);
    journal.close();
  };
}
