import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';

const CALL_TIMEOUT_MS = 5_000;
/** What the outbox index finds users by; on those alone whose notification is still to be delivered. */
const OUTBOX = 'user-created';
const LONGEST_DELAY_MS = 3_600_000;
/** Users that one look at the outbox takes. */
const BATCH = 25;

/** A notification that is to be delivered. */
export interface Due {
  /** Id of the user. */
  readonly id: string;
  /** When it was due; changes with each claim. */
  readonly due: string;
  /** Deliveries that were claimed before. */
  readonly tries: number;
}

/**
 * The outbox of notifications: attributes of the users themselves, so that a user and its notification
 * are one write, and none can be there without the other. A delivered one is removed from its user.
 */
export class UserOutbox {
  readonly #db: DynamoDBDocumentClient;
  readonly #table: string;
  readonly #retryMs: number;

  /** @param retryMs How long the task that created a user has for the first delivery; doubled with each one that fails, up to an hour. */
  constructor(client: DynamoDBClient, table: string, retryMs: number) {
    this.#db = DynamoDBDocumentClient.from(client);
    this.#table = table;
    this.#retryMs = retryMs;
  }

  /** Attributes of a user that is written now. */
  entry(): Record<string, unknown> {
    return { outbox: OUTBOX, outboxDue: this.#dueAfter(0), outboxTries: 0 };
  }

  /** Notifications that nobody delivered in time, the oldest first. */
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

  /** Takes a delivery, so that no other task makes it meanwhile; false where another one did. */
  async claim({ id, due, tries }: Due): Promise<boolean> {
    const command = new UpdateCommand({
      TableName: this.#table,
      Key: { id },
      UpdateExpression: 'SET outboxDue = :next, outboxTries = :tries',
      ConditionExpression: 'outboxDue = :due',
      ExpressionAttributeValues: {
        ':next': this.#dueAfter(tries + 1),
        ':tries': tries + 1,
        ':due': due,
      },
    });
    return this.#ifStillThere(command);
  }

  /** The notification of this user was delivered. */
  async delivered(id: string): Promise<void> {
    const command = new UpdateCommand({
      TableName: this.#table,
      Key: { id },
      UpdateExpression: 'REMOVE outbox, outboxDue, outboxTries',
      ConditionExpression: 'attribute_exists(outbox)',
    });
    await this.#ifStillThere(command);
  }

  /** A claim whose answer was lost counts as another task's: it is due again later. */
  async #ifStillThere(command: UpdateCommand): Promise<boolean> {
    try {
      await this.#db.send(command, timeout());
      return true;
    } catch (error) {
      if ((error as Error).name === 'ConditionalCheckFailedException') return false;
      throw error;
    }
  }

  /** With jitter, so that tasks and users spread out. */
  #dueAfter(tries: number): string {
    const delay = Math.min(this.#retryMs * 2 ** tries, LONGEST_DELAY_MS);
    return new Date(Date.now() + delay * (1 + Math.random() / 4)).toISOString();
  }
}

const timeout = () => ({ abortSignal: AbortSignal.timeout(CALL_TIMEOUT_MS) });
