import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { LocalDynamoDb } from '../dynamodb/local-dynamodb.ts';
import type { NotificationLog } from '../notifications/notification-log.ts';
import type { LocalS3 } from '../s3/local-s3.ts';
import type { SecretStore } from '../secrets-manager/secret-store.ts';
import type { Messaging } from '../messaging/messaging.ts';
import { lockFolder } from '../data/folder-lock.ts';
import { ownerOnly } from '../data/json-file.ts';
import { keepNotifications } from '../data/kept-notifications.ts';
import { keepObjects } from './kept-objects.ts';
import { keepSecrets } from './kept-secrets.ts';
import { keepTables } from './kept-tables.ts';
import { keepStore } from '../data/kept-store.ts';

/** The data that is kept between runs. */
export interface KeptData {
  /** Releases the folder. */
  close(): void;
}

/** The stores whose data is kept. */
export interface Kept {
  readonly secrets: SecretStore;
  readonly notifications: NotificationLog;
  readonly s3: LocalS3;
  readonly dynamodb: LocalDynamoDb;
  readonly messaging: Messaging;
}

/**
 * Restores what earlier runs kept in the folder, and keeps what changes from now on. Only its owner may read it,
 * because it contains secrets.
 * @throws Error when another process uses the folder, or a file in it is broken
 */
export function keepData(folder: string, kept: Kept): KeptData {
  const tables = join(folder, 'dynamodb');
  mkdirSync(tables, { recursive: true, mode: 0o700 });
  for (const path of everythingIn(folder)) ownerOnly(path);
  // Each part is used whenever the folder is.
  const unlock = lockFolder(tables);
  const endings: (() => void)[] = [unlock];
  const close = (): void => {
    for (const end of endings) end();
  };
  try {
    keepSecrets(join(folder, 'secrets.json'), kept.secrets);
    endings.unshift(keepNotifications(join(folder, 'notifications.jsonl'), kept.notifications));
    endings.unshift(keepTables(tables, kept.dynamodb.store));
    endings.unshift(keepObjects(join(folder, 'objects'), kept.s3.store));
    const { sqs, sns } = kept.messaging;
    endings.unshift(keepStore(join(folder, 'queues.jsonl'), sqs.store));
    endings.unshift(keepStore(join(folder, 'topics.jsonl'), sns.store));
    return { close };
  } catch (error) {
    close();
    throw error;
  }
}

const everythingIn = (folder: string): string[] => [
  folder,
  ...readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
];
