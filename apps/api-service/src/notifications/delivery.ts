import type { Logger } from '@gatehouse/service-kit';
import type { Due, UserOutbox } from '../users/user-outbox.ts';
import type { WorkUnderWay } from '../work-under-way.ts';
import type { Notifier } from './notifier.ts';

/**
 * Delivers what is in the outbox: each new user's notification at once, and in the background whatever
 * is overdue, also of tasks that died. What cannot be delivered stays where it is, for the next look of
 * this task or of another one.
 */
export class Delivery {
  readonly #outbox: UserOutbox;
  readonly #notifier: Notifier;
  readonly #underWay: WorkUnderWay;
  readonly #logger: Logger;
  readonly #intervalMs: number;
  #timer: NodeJS.Timeout | undefined;
  #closed = false;

  /** @param intervalMs Between two looks at the outbox. */
  constructor(
    outbox: UserOutbox,
    notifier: Notifier,
    underWay: WorkUnderWay,
    logger: Logger,
    intervalMs: number,
  ) {
    this.#outbox = outbox;
    this.#notifier = notifier;
    this.#underWay = underWay;
    this.#logger = logger;
    this.#intervalMs = intervalMs;
  }

  /** Begins to look for what is overdue. */
  start(): void {
    if (this.#closed) return;
    // With jitter, so that tasks that were started together do not look together.
    const delay = this.#intervalMs * (0.5 + Math.random());
    this.#timer = setTimeout(() => {
      void this.#underWay.follow(this.#deliverOverdue()).finally(() => this.start());
    }, delay).unref();
  }

  /** Ends that, and waits for what is under way. The rest is another task's. */
  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    await this.#underWay.ended();
  }

  /** Delivers the notification of a user that this task has just created; nobody waits for it or fails with it. */
  userCreated(id: string): void {
    void this.#underWay.follow(this.#deliver(id));
  }

  async #deliverOverdue(): Promise<void> {
    try {
      for (const due of await this.#outbox.due())
        if (!this.#closed && (await this.#outbox.claim(due)) && !(await this.#deliver(due.id, due)))
          // What one user's could not be, the next one's could hardly be either.
          return;
    } catch (error) {
      this.#logger.warn('The outbox could not be read', { event: 'outbox_failed', error });
    }
  }

  async #deliver(id: string, { tries }: Pick<Due, 'tries'> = { tries: 0 }): Promise<boolean> {
    try {
      await this.#notifier.userCreated(id);
    } catch (error) {
      this.#logger.warn('The notification of a new user failed; it stays in the outbox', {
        event: 'notification_failed',
        user: id,
        tries,
        error,
      });
      return false;
    }
    try {
      await this.#outbox.delivered(id);
    } catch (error) {
      // It is sent again, and published once all the same.
      this.#logger.warn('A delivered notification is still in the outbox', { user: id, error });
    }
    return true;
  }
}
