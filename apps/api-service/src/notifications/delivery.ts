import { OutgoingError, type Logger } from '@gatehouse/service-kit';
import type { DueNotification } from './due-notification.ts';
import type { UserOutbox } from './user-outbox.ts';
import type { BackgroundTasks } from '../background-tasks.ts';
import type { Notifier } from './notifier.ts';

/**
 * Delivers the outbox: each new user's notification at once, and overdue ones in the background,
 * including those of dead tasks. A failed delivery stays in the outbox for the next poll of this task
 * or of another one.
 */
export class Delivery {
  readonly #outbox: UserOutbox;
  readonly #notifier: Notifier;
  readonly #tasks: BackgroundTasks;
  readonly #logger: Logger;
  readonly #intervalMs: number;
  #timer: NodeJS.Timeout | undefined;
  #closed = false;

  /** @param intervalMs Time between two polls of the outbox. */
  constructor(
    outbox: UserOutbox,
    notifier: Notifier,
    tasks: BackgroundTasks,
    logger: Logger,
    intervalMs: number,
  ) {
    this.#outbox = outbox;
    this.#notifier = notifier;
    this.#tasks = tasks;
    this.#logger = logger;
    this.#intervalMs = intervalMs;
  }

  /** Starts to poll for overdue notifications. */
  start(): void {
    if (this.#closed) return;
    // With jitter, so that tasks that started together do not poll together.
    const delay = this.#intervalMs * (0.5 + Math.random());
    this.#timer = setTimeout(() => {
      void this.#tasks.follow(this.#deliverOverdue()).finally(() => this.start());
    }, delay).unref();
  }

  /** Stops polling and waits for the deliveries in progress. Other tasks deliver the rest. */
  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    await this.#tasks.ended();
  }

  /** Delivers the notification of a user that this task has just created. No request waits for it or fails with it. */
  userCreated(id: string): void {
    void this.#tasks.follow(this.#deliver(id));
  }

  async #deliverOverdue(): Promise<void> {
    try {
      for (const due of await this.#outbox.due())
        if (!this.#closed && (await this.#outbox.claim(due))) {
          // While the peer is down, the next delivery would fail, too.
          if ((await this.#deliver(due.id, due)) === 'peer down') return;
        }
    } catch (error) {
      this.#logger.warn('The outbox could not be read', { event: 'outbox_failed', error });
    }
  }

  async #deliver(
    id: string,
    { tries }: Pick<DueNotification, 'tries'> = { tries: 0 },
  ): Promise<'delivered' | 'refused' | 'peer down'> {
    try {
      await this.#notifier.userCreated(id);
    } catch (error) {
      this.#logger.warn('The notification of a new user failed; it stays in the outbox', {
        event: 'notification_failed',
        user: id,
        tries,
        error,
      });
      // One refused notification must not hold up the others.
      return error instanceof OutgoingError && !error.retryable ? 'refused' : 'peer down';
    }
    try {
      await this.#outbox.delivered(id);
    } catch (error) {
      // It is sent again and still published only once.
      this.#logger.warn('A delivered notification is still in the outbox', { user: id, error });
    }
    return 'delivered';
  }
}
