import { s3Error } from '../s3-error.ts';

/** The token for the page after a key. */
export const toToken = (key: string): string => Buffer.from(key).toString('base64url');

/**
 * The key of a token.
 * @throws ServiceError InvalidArgument
 */
export function fromToken(token: string): string {
  const key = Buffer.from(token, 'base64url').toString();
  if (!token || toToken(key) !== token)
    throw s3Error('InvalidArgument', 'The continuation token provided is incorrect');
  return key;
}
