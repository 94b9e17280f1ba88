import * as z from 'zod';
import { tracedFetch, type Logger } from '@gatehouse/service-kit';
import type { WorkUnderWay } from '../work-under-way.ts';

/** Less than what shutdown allows for closing a resource, 2 s. */
const NOTIFY_TIMEOUT_MS = 1_500;
const TOPIC = 'app-notifications';

/** The secret with notification-service's keys. What a header cannot carry would be quoted in an error, and so in the log. */
export const notificationKeys = z.object({
  current: z.string().regex(/^[!-~]{1,512}$/, 'must have 1 to 512 printable ASCII characters'),
});

/** Tells notification-service what happened, once and on the side: nobody waits for it or fails with it. */
export class Notifier {
  readonly #url: URL;
  readonly #key: () => string;
  readonly #underWay: WorkUnderWay;
  readonly #logger: Logger;

  /** @param key Gives the API key of the moment; asked at each call, so that a rotation is picked up. */
  constructor(url: string, key: () => string, underWay: WorkUnderWay, logger: Logger) {
    this.#url = new URL('/notify', url);
    this.#key = key;
    this.#underWay = underWay;
    this.#logger = logger;
  }

  /** The message names the user by id alone: subscribers who may know more can ask. */
  userCreated(id: string): void {
    void this.#underWay.follow(
      this.#notify(`User ${id} was created`, id).catch((error: unknown) =>
        this.#logger.warn('The notification of a new user failed', {
          event: 'notification_failed',
          user: id,
          error,
        }),
      ),
    );
  }

  async #notify(message: string, idempotencyKey: string): Promise<void> {
    const response = await tracedFetch(this.#url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-api-key': this.#key(),
        'idempotency-key': idempotencyKey,
      },
      body: JSON.stringify({ message, topic: TOPIC }),
      // The key is for this address alone.
      redirect: 'error',
      signal: AbortSignal.timeout(NOTIFY_TIMEOUT_MS),
    });
    await response.body?.cancel();
    if (!response.ok) throw new Error(`notification-service answered ${response.status}`);
  }
}
