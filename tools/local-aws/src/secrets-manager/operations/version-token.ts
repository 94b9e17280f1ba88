import { randomUUID } from 'node:crypto';
import { invalidParameter } from '../errors.ts';
import type { Input } from '../input.ts';

/** The id of the version that a request creates: its ClientRequestToken, which SDKs always send. */
export function versionToken(input: Input): string {
  const token = input.optionalString('ClientRequestToken');
  if (token !== undefined && (token.length < 32 || token.length > 64))
    throw invalidParameter('ClientRequestToken must be 32-64 characters long.');
  return token ?? randomUUID();
}
