import { GatehouseError } from '@gatehouse/service-manifest';

/** The final failure of an AWS call. The message is one line that begins with the call's IAM name. */
export class AwsError extends GatehouseError {
  override readonly name = 'AwsError';
  /** The name of AWS's error; undefined if AWS could not be reached by the deadline. */
  readonly code: string | undefined;

  constructor(call: string, code: string | undefined, reason: string, cause: unknown) {
    super(code === undefined ? 'GH-AWS-002' : 'GH-AWS-001', `${call}: ${reason}`, { cause });
    this.code = code;
  }
}

/** Whether AWS has rejected a call with this error name. */
export const isRefusal = (error: unknown, ...codes: readonly string[]): boolean =>
  error instanceof AwsError && error.code !== undefined && codes.includes(error.code);
