import type { ErrorCode } from './catalogue/index.ts';

/**
 * An error that a person can fix. The message says what is wrong, where, what is allowed and what to run; the code
 * leads to a page with cause and fix.
 * @example
 * throw new GatehouseError('GH-WORKSPACE-004', `There is no service "${name}"; there are: ${names.join(', ')}`);
 */
export class GatehouseError extends Error {
  override readonly name: string = 'GatehouseError';
  readonly errorCode: ErrorCode;

  constructor(errorCode: ErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.errorCode = errorCode;
  }
}
