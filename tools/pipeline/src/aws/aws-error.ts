import { GatehouseError } from '@gatehouse/service-manifest';

/** What a call of AWS came to in the end; the message is one line and begins with the call, as IAM calls it. */
export class AwsError extends GatehouseError {
  override readonly name = 'AwsError';
  /** The name of AWS's own error; undefined where AWS could not be asked until the deadline. */
  readonly code: string | undefined;

  constructor(call: string, code: string | undefined, reason: string, cause: unknown) {
    super(code === undefined ? 'GH-AWS-002' : 'GH-AWS-001', `${call}: ${reason}`, { cause });
    this.code = code;
  }
}

/** Whether AWS has refused a call by this name. */
export const isRefusal = (error: unknown, ...codes: readonly string[]): boolean =>
  error instanceof AwsError && error.code !== undefined && codes.includes(error.code);
