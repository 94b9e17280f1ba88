import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';

/** What a conditional write gives; undefined where its condition does not hold, which is no failure of DynamoDB. */
export function ifConditionHolds<T>(write: Promise<T>): Promise<T | undefined> {
  return write.catch((error: unknown) => {
    if (error instanceof ConditionalCheckFailedException) return undefined;
    throw error;
  });
}
