import { appendFileSync } from 'node:fs';
import type { Notification } from '../notifications/notification.ts';
import type { NotificationLog } from '../notifications/notification-log.ts';
import { readTextFile, writeTextFile } from './json-file.ts';

/** Takes back the notifications of earlier runs, and keeps those to come, one JSON object a line. */
export function keepNotifications(file: string, log: NotificationLog): void {
  const lines = (readTextFile(file) ?? '').split('\n');
  log.restore(lines.flatMap(parseLine));
  const rewrite = (): void => writeTextFile(file, log.all().map(toLine).join(''));
  rewrite();
  log.onNotification((notification) => appendFileSync(file, toLine(notification)));
  log.onClear(rewrite);
}

const toLine = (notification: Notification): string => `${JSON.stringify(notification)}\n`;

/** A line that was cut short when the process was killed is left out. */
function parseLine(line: string): Notification[] {
  try {
    return line ? [JSON.parse(line) as Notification] : [];
  } catch {
    return [];
  }
}
