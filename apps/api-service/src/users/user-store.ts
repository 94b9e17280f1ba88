import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  UpdateCommand,
  type QueryCommandInput,
} from '@aws-sdk/lib-dynamodb';
import { callDependency, Problem } from '@gatehouse/service-kit';
import { toCursor, type Position } from './cursor.ts';
import { ifConditionHolds } from './if-condition-holds.ts';
import { user as userSchema, type NewUser, type User, type UserChanges } from './user.ts';
import { isUserId, userIdOf } from './user-id.ts';
import type { UserPage } from './user-query.ts';
import { outdated } from './version-tag.ts';

/** How long DynamoDB may take over one call, retries included. */
const CALL_TIMEOUT_MS = 5_000;
/** What every user is, for the index of all. */
const TYPE = 'user';

/** The users in DynamoDB. All methods throw a {@link Problem} of 503 or 502 where DynamoDB fails. */
export class UserStore {
  readonly #db: DynamoDBDocumentClient;
  readonly #table: string;

  constructor(client: DynamoDBClient, table: string) {
    this.#db = DynamoDBDocumentClient.from(client);
    this.#table = table;
  }

  /** @throws {Problem} 409 where a user has this address. */
  async create({ email, name }: NewUser): Promise<User> {
    const now = new Date().toISOString();
    const created: User = {
      id: userIdOf(email),
      email,
      name,
      createdAt: now,
      updatedAt: now,
      version: 1,
    };
    const command = new PutCommand({
      TableName: this.#table,
      Item: { ...created, type: TYPE },
      ConditionExpression: 'attribute_not_exists(id)',
    });
    const written = await this.#call((abortSignal) =>
      ifConditionHolds(this.#db.send(command, { abortSignal })),
    );
    if (!written) throw new Problem(409, { detail: 'There is a user with this address already' });
    return created;
  }

  /** The user as of the last write. @throws {Problem} 404 */
  async read(id: string): Promise<User> {
    if (!isUserId(id)) throw missing();
    const command = new GetCommand({
      TableName: this.#table,
      Key: { id },
      ConsistentRead: true,
    });
    const { Item } = await this.#call((abortSignal) => this.#db.send(command, { abortSignal }));
    if (Item === undefined) throw missing();
    return userSchema.parse(Item);
  }

  /**
   * Changes the user if it still has this version, and counts the version up.
   * @throws {Problem} 412 where somebody else was faster, 404
   */
  async update(id: string, version: number, { name }: UserChanges): Promise<User> {
    if (!isUserId(id)) throw missing();
    const command = new UpdateCommand({
      TableName: this.#table,
      Key: { id },
      UpdateExpression: 'SET #name = :name, updatedAt = :now, version = :next',
      ConditionExpression: 'version = :version',
      ExpressionAttributeNames: { '#name': 'name' },
      ExpressionAttributeValues: {
        ':name': name,
        ':now': new Date().toISOString(),
        ':version': version,
        ':next': version + 1,
      },
      ReturnValues: 'ALL_NEW',
    });
    const updated = await this.#call((abortSignal) =>
      ifConditionHolds(this.#db.send(command, { abortSignal })),
    );
    if (!updated) throw outdated((await this.read(id)).version);
    return userSchema.parse(updated.Attributes);
  }

  /** The index lags a moment behind the table. */
  async findByEmail(email: string): Promise<UserPage> {
    const { users } = await this.#query({
      IndexName: 'by-email',
      KeyConditionExpression: 'email = :email',
      ExpressionAttributeValues: { ':email': email },
    });
    return { users };
  }

  /** All users, the oldest first; the index lags a moment behind the table. */
  async page(limit: number, after: Position | undefined): Promise<UserPage> {
    const { users, more } = await this.#query({
      IndexName: 'by-type',
      KeyConditionExpression: '#type = :type',
      ExpressionAttributeNames: { '#type': 'type' },
      ExpressionAttributeValues: { ':type': TYPE },
      Limit: limit,
      ExclusiveStartKey: after && { type: TYPE, ...after },
    });
    const last = users.at(-1);
    return more && last ? { users, cursor: toCursor(last) } : { users };
  }

  async #query(input: Omit<QueryCommandInput, 'TableName'>) {
    const command = new QueryCommand({ TableName: this.#table, ...input });
    const { Items = [], LastEvaluatedKey } = await this.#call((abortSignal) =>
      this.#db.send(command, { abortSignal }),
    );
    return {
      users: Items.map((item) => userSchema.parse(item)),
      more: LastEvaluatedKey !== undefined,
    };
  }

  #call<T>(call: (signal: AbortSignal) => Promise<T>): Promise<T> {
    return callDependency('The user store', CALL_TIMEOUT_MS, call);
  }
}

const missing = () => new Problem(404, { detail: 'There is no such user' });
