import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { NotificationLog } from '../notifications/notification-log.ts';
import type { SecretStore } from '../secrets-manager/secret-store.ts';
import type { InternalCalls } from '../services/internal-calls.ts';
import { keepNotifications } from './kept-notifications.ts';
import { keepObjects } from './kept-objects.ts';
import { keepSecrets } from './kept-secrets.ts';
import { keepTopics } from './kept-topics.ts';

/** What is kept between runs, DynamoDB aside, which keeps its own. */
export interface KeptData {
  /** Says that topics or objects may have changed. */
  changed(what: 'topics' | 'objects'): void;
  /** Writes what is not written yet. */
  flush(): Promise<void>;
}

/** Where dynalite keeps its database, for a data folder. */
export const databaseFolder = (folder: string): string => join(folder, 'dynamodb');

/** Makes the data folder; only its owner may look into it, as there are secrets in it. */
export const makeDataFolder = (folder: string): void =>
  void mkdirSync(folder, { recursive: true, mode: 0o700 });

/** Restores what earlier runs kept in the folder, and keeps what changes from now on. */
export async function keepData(
  folder: string,
  secrets: SecretStore,
  notifications: NotificationLog,
  calls: InternalCalls,
): Promise<KeptData> {
  keepSecrets(join(folder, 'secrets.json'), secrets);
  keepNotifications(join(folder, 'notifications.jsonl'), notifications);
  const savers = {
    topics: await keepTopics(join(folder, 'topics.json'), calls),
    objects: await keepObjects(join(folder, 'objects'), calls),
  };
  return {
    changed: (what) => savers[what].changed(),
    async flush() {
      await Promise.all([savers.topics.flush(), savers.objects.flush()]);
    },
  };
}
