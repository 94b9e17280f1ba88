import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  DynamoDBDocumentClient,
  GetCommand,
  QueryCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { conditionalWrite } from '@gatehouse/service-kit';

const CALL_TIMEOUT_MS = 5_000;
/** The key of the outbox index, which contains only users with an undelivered notification. */
const OUTBOX = 'user-created';
const LONGEST_DELAY_MS = 3_600_000;
/** Users per poll of the outbox. */
const BATCH = 25;

/** An undelivered notification. */
export interface Due {
  /** Id of the user. */
  readonly id: string;
  /** When it was due; changes with each claim. */
  readonly due: string;
  /** Number of earlier claims. */
  readonly tries: number;
}

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
  async due(): Promise<Due[]> {
    const command = new QueryCommand({
      TableName: this.#table,
      IndexName: 'by-outbox',
      KeyConditionExpression: 'outbox = :outbox AND outboxDue <= :now',
      ExpressionAttributeValues: { ':outbox': OUTBOX, ':now': new Date().toISOString() },
      Limit: BATCH,
    });
    const { Items = [] } = await this.#db.send(command, timeout());
    return Items.map(({ id, outboxDue, outboxTries }) => ({
      id: String(id),
      due: String(outboxDue),
      tries: Number(outboxTries),
    }));
  }

  /** Claims a delivery, so that no other task makes it in the meantime; false if another one did. */
  async claim({ id, due, tries }: Due): Promise<boolean> {
    // With its jitter, the next due time identifies this claim.
    const claimed = await conditionalWrite(this.#dueAfter(tries + 1), {
      write: async (next) => {
        const command = new UpdateCommand({
          TableName: this.#table,
          Key: { id },
          UpdateExpression: 'SET outboxDue = :next, outboxTries = :tries',
          ConditionExpression: 'outboxDue = :due',
          ExpressionAttributeValues: { ':next': next, ':tries': tries + 1, ':due': due },
        });
        await this.#db.send(command, timeout());
        return {};
      },
      read: async () => {
        const command = new GetCommand({
          TableName: this.#table,
          Key: { id },
          ConsistentRead: true,
        });
        return { writeId: (await this.#db.send(command, timeout())).Item?.['outboxDue'] };
      },
    });
    return claimed !== undefined;
  }

  /** Marks this user's notification as delivered. */
  async delivered(id: string): Promise<void> {
    const command = new UpdateCommand({
      TableName: this.#table,
      Key: { id },
      UpdateExpression: 'REMOVE outbox, outboxDue, outboxTries',
      ConditionExpression: 'attribute_exists(outbox)',
    });
    try {
      await this.#db.send(command, timeout());
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
