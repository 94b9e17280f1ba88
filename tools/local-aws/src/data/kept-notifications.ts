import type { Notification } from '../notifications/notification.ts';
import type { NotificationLog } from '../notifications/notification-log.ts';
import { openJournal, readJournal } from './journal.ts';

/** Takes back the notifications of earlier runs, and keeps those to come. @returns ends it */
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
