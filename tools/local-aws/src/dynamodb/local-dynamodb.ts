import { randomUUID } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { errorResponse, jsonProtocolOf } from '../protocol/error-responses.ts';
import type { ServiceResponse, ServiceRequest } from '../protocol/http-message.ts';
import { identifyAction } from '../protocol/identify-action.ts';
import { isSigned } from '../protocol/identify-service.ts';
import type { AccountRegion } from '../arn.ts';
import { checkParameters } from '../protocol/check-parameters.ts';
import { parseJsonObject } from '../protocol/parse-json-object.ts';
import { ServiceError } from '../protocol/service-error.ts';
import type { DynamoContext } from './context.ts';
import { dynaliteStore } from './dynalite-store.ts';
import { DynamoError } from './dynamo-error.ts';
import { DynamoStore } from './dynamo-store.ts';
import { dynamoParameters } from './parameters.ts';
import { deleteExpired } from './time-to-live.ts';
import { dynamoOperations } from './operations/all-operations.ts';

const MAKES_OR_REMOVES = new Set(['CreateTable', 'DeleteTable']);

/** DynamoDB: dynalite's actions and expressions, with our own store and dispatch. */
export class LocalDynamoDb {
  readonly store = new DynamoStore();
  readonly #context: DynamoContext;

  constructor(place: AccountRegion, now: () => number = Date.now) {
    this.#context = { store: this.store, dynalite: dynaliteStore(this.store, place), now };
  }

  /**
   * Runs an operation.
   * @throws ServiceError
   */
  async call(action: string, input: Record<string, unknown>): Promise<object> {
    const operation = Object.hasOwn(dynamoOperations, action)
      ? dynamoOperations[action]
      : undefined;
    if (!operation)
      throw new ServiceError(
        'UnknownOperationException',
        `The embedded dynamodb has no ${action}.`,
      );
    checkParameters('dynamodb', action, dynamoParameters[action] ?? {}, input);
    this.store.atomically(() => deleteExpired(this.#context));
    const result = await this.store.atomically(() => operation(input, this.#context));
    if (!MAKES_OR_REMOVES.has(action)) return result;
    // dynalite continues to change the object that it returned.
    const answer = structuredClone(result);
    await this.#settled(input['TableName'] as string);
    return answer;
  }

  /**
   * The response says CREATING or DELETING, as in AWS, but the next call finds the table ready or deleted: dynalite
   * takes a millisecond, and results must not depend on a race with the caller.
   */
  async #settled(table: string): Promise<void> {
    const status = () =>
      (this.store.get('table', table) as { TableStatus: string } | undefined)?.TableStatus;
    while (!['ACTIVE', undefined].includes(status()))
      await new Promise((resolve) => setTimeout(resolve, 1));
  }

  async answer(request: ServiceRequest): Promise<ServiceResponse> {
    try {
      if (!isSigned(request))
        throw new ServiceError(
          'MissingAuthenticationTokenException',
          'Request is missing Authentication Token',
        );
      const input = parseJsonObject(request.body);
      const result = await this.call(identifyAction('dynamodb', request), input);
      const body = JSON.stringify(result);
      const headers = {
        'content-type': jsonProtocolOf('dynamodb').type,
        'x-amzn-requestid': randomUUID(),
        'x-amz-crc32': crc32(body),
      };
      return { status: 200, headers, body };
    } catch (error) {
      if (!(error instanceof ServiceError)) throw error;
      const details = error instanceof DynamoError ? error.details : {};
      return errorResponse('dynamodb', error.status, error.code, error.message, details);
    }
  }
}
