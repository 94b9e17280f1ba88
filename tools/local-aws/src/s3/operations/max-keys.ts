import { s3Error } from '../s3-error.ts';

/**
 * The size of a page, at most 1000, which is also the default.
 * @throws ServiceError InvalidArgument
 */
export function maxKeys(text: string | undefined): number {
  if (text === undefined) return 1000;
  if (!/^\d{1,10}$/.test(text))
    throw s3Error('InvalidArgument', 'Provided max-keys not an integer or within integer range');
  return Math.min(1000, Number(text));
}
