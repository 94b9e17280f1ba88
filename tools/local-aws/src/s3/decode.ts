import { s3Error } from './s3-error.ts';

/** A part of a URL, decoded. @throws ServiceError InvalidURI */
export function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw s3Error('InvalidURI');
  }
}
