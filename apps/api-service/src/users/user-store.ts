import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import { conditionalWrite, Problem, writeIdOf } from '@gatehouse/service-kit';
import { callUsers } from './call-users.ts';
import type { Position } from './cursor.ts';
import type { UserOutbox } from '../notifications/user-outbox.ts';
import { user as userSchema, type NewUser, type User, type UserChanges } from './user.ts';
import { createCommand, updateCommand } from './user-commands.ts';
import { isUserId, userIdOf } from './user-id.ts';
import { UserIndex } from './user-index.ts';
import type { UserPage } from './user-query.ts';
import { outdated } from './version-tag.ts';

/** Time-out for checking whether a write was made. */
const READ_BACK_TIMEOUT_MS = 1_000;
/** How many updates of a user are remembered, to recognise one whose response was lost. */
const REMEMBERED_UPDATES = 8;

/** The users in DynamoDB. All methods throw a {@link Problem} of 503 or 502 if DynamoDB fails. */
export class UserStore {
  readonly #db: DynamoDBDocumentClient;
  readonly #table: string;
  readonly #outbox: UserOutbox;
  readonly #index: UserIndex;

  constructor(client: DynamoDBClient, table: string, outbox: UserOutbox) {
    this.#db = DynamoDBDocumentClient.from(client);
    this.#table = table;
    this.#outbox = outbox;
    this.#index = new UserIndex(this.#db, table);
  }

  /**
   * Creates the user, with its notification in the outbox.
   * @param writeId Id of this creation; a repeat with the same id returns the user that it created.
   * @throws {Problem} 409 if another creation has this address
   */
  async create({ email, name }: NewUser, writeId: string): Promise<User> {
    const now = new Date().toISOString();
    const id = userIdOf(email);
    const created: User = { id, email, name, createdAt: now, updatedAt: now, version: 1 };
    const written = await callUsers((abortSignal) =>
      conditionalWrite(writeId, {
        write: async () => {
          const command = createCommand(this.#table, created, writeId, this.#outbox.entry());
          await this.#db.send(command, { abortSignal });
          return created;
        },
        read: async () => {
          const item = await this.#get(id);
          return item && { ...item, writeId: item['creationId'] };
        },
      }),
    );
    if (!written) throw new Problem(409, { detail: 'A user with this address already exists' });
    return userSchema.parse(written);
  }

  /**
   * The user, consistent with the last write.
   * @throws {Problem} 404
   */
  async read(id: string): Promise<User> {
    if (!isUserId(id)) throw missing();
    const item = await callUsers((abortSignal) => this.#get(id, abortSignal));
    if (item === undefined) throw missing();
    return userSchema.parse(item);
  }

  /**
   * Changes the user if it still has this version, and increments the version. A repeat of the change
   * that produced the current version succeeds (RFC 9110, 13.1.1), and so does the SDK's own retry.
   * @throws {Problem} 412 if another update came first, 404
   */
  async update(id: string, version: number, { name }: UserChanges): Promise<User> {
    if (!isUserId(id)) throw missing();
    const next = version + 1;
    // Not one attribute for all updates: another update may come before the retry of this one.
    const writeIdName = `writeId${next % REMEMBERED_UPDATES}`;
    const updated = await callUsers((abortSignal) =>
      conditionalWrite(writeIdOf(), {
        write: async (writeId) => {
          const command = updateCommand(this.#table, { id, name, version }, writeIdName, writeId);
          return (await this.#db.send(command, { abortSignal })).Attributes ?? {};
        },
        read: async () => {
          const item = await this.#get(id);
          return item && { ...item, writeId: item[writeIdName] };
        },
      }),
    );
    if (updated) return userSchema.parse(updated);
    const current = await this.read(id);
    if (current.version === next && current.name === name) return current;
    throw outdated(current.version);
  }

  /** The index is eventually consistent. */
  findByEmail(email: string): Promise<UserPage> {
    return this.#index.findByEmail(email);
  }

  /** All users, oldest first; the index is eventually consistent. */
  page(limit: number, after: Position | undefined): Promise<UserPage> {
    return this.#index.page(limit, after);
  }

  /**
   * The item, consistent with the last write. Without a signal, it has its own deadline: for reading
   * back after another deadline has passed.
   */
  async #get(
    id: string,
    abortSignal = AbortSignal.timeout(READ_BACK_TIMEOUT_MS),
  ): Promise<Record<string, unknown> | undefined> {
    const command = new GetCommand({ TableName: this.#table, Key: { id }, ConsistentRead: true });
    return (await this.#db.send(command, { abortSignal })).Item;
  }
}

const missing = () => new Problem(404, { detail: 'This user does not exist' });
