import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { conditionalWrite } from '@gatehouse/service-kit';
import type { DueNotification } from './due-notification.ts';
import {
  claimCommand,
  deliveredCommand,
  dueCommand,
  OUTBOX,
  readCommand,
} from './outbox-commands.ts';

const CALL_TIMEOUT_MS = 5_000;
const LONGEST_DELAY_MS = 3_600_000;

/**
 * The outbox of notifications: attributes of the users themselves, so that one write stores a user and
 * its notification, and neither exists without the other. A delivered notification is removed from its
 * user.
 */
export class UserOutbox {
  readonly #db: DynamoDBDocumentClient;
  readonly #table: string;
  readonly #retryMs: number;

  /**
   * @param retryMs Time that the task that created a user has for the first delivery; doubled after
   * each failure, up to an hour.
   */
  constructor(client: DynamoDBClient, table: string, retryMs: number) {
    this.#db = DynamoDBDocumentClient.from(client);
    this.#table = table;
    this.#retryMs = retryMs;
  }

  /** Attributes of a new user. */
  entry(): Record<string, unknown> {
    return { outbox: OUTBOX, outboxDue: this.#dueAfter(0), outboxTries: 0 };
  }

  /** Overdue notifications, oldest first. */
  async due(): Promise<DueNotification[]> {
    const { Items = [] } = await this.#db.send(dueCommand(this.#table), timeout());
    return Items.map(({ id, outboxDue, outboxTries }) => ({
      id: String(id),
      due: String(outboxDue),
      tries: Number(outboxTries),
    }));
  }

  /** Claims a delivery, so that no other task makes it in the meantime; false if another one did. */
  async claim({ id, due, tries }: DueNotification): Promise<boolean> {
    // With its jitter, the next due time identifies this claim.
    const claimed = await conditionalWrite(this.#dueAfter(tries + 1), {
      write: async (next) => {
        await this.#db.send(claimCommand(this.#table, { id, due, tries }, next), timeout());
        return {};
      },
      read: async () => {
        const { Item } = await this.#db.send(readCommand(this.#table, id), timeout());
        return { writeId: Item?.['outboxDue'] };
      },
    });
    return claimed !== undefined;
  }

  /** Marks this user's notification as delivered. */
  async delivered(id: string): Promise<void> {
    try {
      await this.#db.send(deliveredCommand(this.#table, id), timeout());
    } catch (error) {
      // It is marked already, perhaps by this call, whose first response was lost.
      if ((error as Error).name !== 'ConditionalCheckFailedException') throw error;
    }
  }

  /** With jitter, so that tasks and users spread out. */
  #dueAfter(tries: number): string {
    const delay = Math.min(this.#retryMs * 2 ** tries, LONGEST_DELAY_MS);
    return new Date(Date.now() + delay * (1 + Math.random() / 4)).toISOString();
  }
}

const timeout = () => ({ abortSignal: AbortSignal.timeout(CALL_TIMEOUT_MS) });
