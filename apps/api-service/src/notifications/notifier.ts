import * as z from 'zod';
import type { OutgoingClient } from '@gatehouse/service-kit';

const TOPIC = 'app-notifications';

/** The secret with notification-service's keys. A key must fit into a header. */
export const notificationKeys = z.object({
  current: z.string().regex(/^[!-~]{1,512}$/, 'must have 1 to 512 printable ASCII characters'),
});

/** Sends events to notification-service. */
export class Notifier {
  readonly #client: OutgoingClient;

  constructor(client: OutgoingClient) {
    this.#client = client;
  }

  /**
   * The message names the user only by id: subscribers with permission can read more. The id is also
   * the idempotency key: a repeat is published only once.
   * @throws OutgoingError if notification-service did not accept it
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
