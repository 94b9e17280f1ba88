import type { Notification } from './notification.ts';

/** The maximum number of notifications; the oldest are removed first. */
const kept = 10_000;

/** The published messages, for the inspection endpoint. */
export class NotificationLog {
  #notifications: Notification[] = [];
  readonly #added: ((notification: Notification) => void)[] = [];
  readonly #cleared: (() => void)[] = [];

  /** Calls the listener for every notification from now on. */
  onNotification(listener: (notification: Notification) => void): void {
    this.#added.push(listener);
  }

  /** Calls the listener whenever notifications were cleared. */
  onClear(listener: () => void): void {
    this.#cleared.push(listener);
  }

  add(notification: Notification): void {
    this.#notifications.push(notification);
    if (this.#notifications.length > kept) this.#notifications.shift();
    for (const listener of this.#added) listener(notification);
  }

  /** Oldest first; `topic` is a name or an ARN. */
  all(topic?: string | null): Notification[] {
    return this.#notifications.filter((each) => !topic || isOf(each, topic));
  }

  /** Removes all notifications, or those of one topic. */
  clear(topic?: string | null): void {
    this.#notifications = this.#notifications.filter((each) => topic && !isOf(each, topic));
    for (const listener of this.#cleared) listener();
  }

  /** Restores the notifications of an earlier run, without calling listeners. */
  restore(notifications: readonly Notification[]): void {
    this.#notifications = notifications.slice(-kept);
  }
}

const isOf = (notification: Notification, topic: string): boolean =>
  notification.topic === topic || notification.topicArn === topic;
