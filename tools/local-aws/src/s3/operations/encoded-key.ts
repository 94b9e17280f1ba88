import type { S3Call } from '../call.ts';

/** Keys may contain characters that XML cannot, so clients can request URL encoding. */
export const encoded = ({ query }: S3Call, text: string | undefined): string | undefined =>
  text === undefined || query.get('encoding-type') !== 'url'
    ? text
    : encodeURIComponent(text)
        .replace(/%2F/g, '/')
        .replace(/[!'()]/g, percent);

const percent = (character: string): string =>
  `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
