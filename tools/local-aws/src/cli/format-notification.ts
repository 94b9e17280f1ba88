import type pc from 'picocolors';
import type { Notification } from '../notifications/notification.ts';
import { printable } from './printable.ts';

type Colors = ReturnType<typeof pc.createColors>;

/** Formats a published notification in one line: local time, topic, message, trace id. */
export function formatNotification(
  { time, topic, message, attributes }: Notification,
  colors: Colors,
): string {
  const traceId = /^[0-9a-f]{2}-([0-9a-f]{32})-/.exec(attributes['traceparent'] ?? '')?.[1];
  return [
    colors.dim(timeOfDay(new Date(time))),
    colors.cyan(printable(topic)),
    printable(message),
    ...(traceId ? [colors.dim(`trace=${traceId}`)] : []),
  ].join('  ');
}

const timeOfDay = (time: Date): string =>
  [time.getHours(), time.getMinutes(), time.getSeconds()]
    .map((part) => String(part).padStart(2, '0'))
    .join(':') + `.${String(time.getMilliseconds()).padStart(3, '0')}`;
