import * as z from 'zod';
import type { OutgoingClient } from '@gatehouse/service-kit';

const TOPIC = 'app-notifications';

/** The secret with notification-service's keys. What a header cannot carry is no key. */
export const notificationKeys = z.object({
  current: z.string().regex(/^[!-~]{1,512}$/, 'must have 1 to 512 printable ASCII characters'),
});

/** Tells notification-service what happened. */
export class Notifier {
  readonly #client: OutgoingClient;

  constructor(client: OutgoingClient) {
    this.#client = client;
  }

  /**
   * The message names the user by id alone: subscribers who may know more can ask. The id is the
   * idempotency key as well: however often it is sent, it is published once.
   * @throws OutgoingError where notification-service did not take it
   */
  async userCreated(id: string): Promise<void> {
    await this.#client.send({
      method: 'POST',
      path: '/notify',
      json: { message: `User ${id} was created`, topic: TOPIC },
      idempotencyKey: id,
    });
  }
}
