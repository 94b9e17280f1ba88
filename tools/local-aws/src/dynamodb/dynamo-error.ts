import type { DynaliteError } from './dynalite.ts';
import { ServiceError } from '../protocol/service-error.ts';

/** An error of DynamoDB, which may tell more than its message: the item, or why a transaction is cancelled. */
export class DynamoError extends ServiceError {
  constructor(code: string, message: string, details: object = {}) {
    super(code, message, 400, details);
  }

  /** dynalite's error; what is none, it throws on. */
  static from(error: DynaliteError): Error {
    if (!error.statusCode || !error.body) return error;
    const { __type, message, Message } = error.body;
    return new DynamoError(__type.replace(/^.*#/, ''), message ?? Message ?? '');
  }
}

export const invalid = (message: string): DynamoError =>
  new DynamoError('ValidationException', message);
