import type { Notification } from '../notifications/notification.ts';
import type { NotificationLog } from '../notifications/notification-log.ts';
import { openJournal, readJournal } from './journal.ts';

/**
 * Restores the notifications of earlier runs, and writes later ones.
 * @returns a function that stops it
 */
export function keepNotifications(file: string, log: NotificationLog): () => void {
  log.restore(readJournal<Notification>(file, { lastLineMayBeCut: true }));
  let journal = openJournal(file, log.all());
  log.onNotification((notification) => journal.append(notification));
  log.onClear(() => {
    journal.close();
    journal = openJournal(file, log.all());
  });
  return () => journal.close();
}
