import type { DynaliteError } from './dynalite.ts';
import { ServiceError } from '../protocol/service-error.ts';

/**
 * An error of DynamoDB. Besides its message, it may contain the item, or the reasons why a transaction was cancelled.
 */
export class DynamoError extends ServiceError {
  constructor(code: string, message: string, details: object = {}) {
    super(code, message, 400, details);
  }

  /** Converts dynalite's error; rethrows any other. */
  static from(error: DynaliteError): Error {
    if (!error.statusCode || !error.body) return error;
    const { __type, message, Message } = error.body;
    return new DynamoError(__type.replace(/^.*#/, ''), message ?? Message ?? '');
  }
}

export const invalid = (message: string): DynamoError =>
  new DynamoError('ValidationException', message);
