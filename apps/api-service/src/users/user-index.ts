import {
  QueryCommand,
  type DynamoDBDocumentClient,
  type QueryCommandInput,
} from '@aws-sdk/lib-dynamodb';
import { callUsers } from './call-users.ts';
import { toCursor, type Position } from './cursor.ts';
import { user as userSchema } from './user.ts';
import type { UserPage } from './user-query.ts';

/** The type of every user, for the index of all users. */
export const TYPE = 'user';

/** Lists of users, from the indexes of the table, which are eventually consistent. */
export class UserIndex {
  readonly #db: DynamoDBDocumentClient;
  readonly #table: string;

  constructor(db: DynamoDBDocumentClient, table: string) {
    this.#db = db;
    this.#table = table;
  }

  async findByEmail(email: string): Promise<UserPage> {
    const { users } = await this.#query({
      IndexName: 'by-email',
      KeyConditionExpression: 'email = :email',
      ExpressionAttributeValues: { ':email': email },
    });
    return { users };
  }

  /** All users, oldest first; the index is eventually consistent. */
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
    const { Items = [], LastEvaluatedKey } = await callUsers((abortSignal) =>
      this.#db.send(command, { abortSignal }),
    );
    return {
      users: Items.map((item) => userSchema.parse(item)),
      more: LastEvaluatedKey !== undefined,
    };
  }
}
