import type { Change, KeptStore } from './change.ts';
import { openJournal, readJournal } from './journal.ts';

/** Fills the store with what earlier runs kept, and keeps what changes. @returns ends it */
export function keepStore(file: string, store: KeptStore): () => void {
  for (const change of readJournal<Change>(file)) store.apply(change);
  const journal = openJournal<Change>(file, store.all());
  store.onChange((change) => journal.append(change));
  return () => {
    store.onChange(() => undefined);
    journal.close();
  };
}
