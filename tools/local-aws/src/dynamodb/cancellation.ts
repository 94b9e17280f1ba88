import { DynamoError } from './dynamo-error.ts';

/** The result of one item of a cancelled transaction. */
export interface Reason {
  readonly Code: string;
  readonly Message?: string;
  readonly Item?: object;
}

export const none: Reason = { Code: 'None' };

const codes: Readonly<Record<string, string>> = {
  ConditionalCheckFailedException: 'ConditionalCheckFailed',
  ValidationException: 'ValidationError',
};

/** Converts an item's error into a cancellation reason; rethrows an error that does not cancel the transaction. */
export function reasonOf(error: unknown): Reason {
  const code = error instanceof DynamoError ? codes[error.code] : undefined;
  if (code === undefined) throw error;
  const { message, details } = error as DynamoError;
  return { Code: code, Message: message, ...details };
}

export const cancelled = (reasons: readonly Reason[]): DynamoError =>
  new DynamoError(
    'TransactionCanceledException',
    `Transaction cancelled, please refer cancellation reasons for specific reasons [${reasons.map(({ Code }) => Code).join(', ')}]`,
    { CancellationReasons: reasons },
  );
