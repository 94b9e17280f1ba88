import { callDependency } from '@gatehouse/service-kit';

/** Time-out of one call to DynamoDB, retries included. */
const CALL_TIMEOUT_MS = 5_000;

/** @throws {Problem} 503 or 502 if DynamoDB fails */
export const callUsers = <T>(call: (signal: AbortSignal) => Promise<T>): Promise<T> =>
  callDependency('The user store', CALL_TIMEOUT_MS, call);
