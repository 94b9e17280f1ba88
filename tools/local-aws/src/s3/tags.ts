import { escapeXml } from '../protocol/escape-xml.ts';
import { s3Error } from './s3-error.ts';

export type Tags = Readonly<Record<string, string>>;

/** The tags of a header `x-amz-tagging`, which is a query string. */
export const tagsOfHeader = (header: string | undefined): Tags =>
  header === undefined ? {} : toTags([...new URLSearchParams(header)]);

/**
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-tagging.html
 * @throws ServiceError BadRequest, InvalidTag
 */
export function toTags(pairs: readonly (readonly [string, string])[]): Tags {
  if (pairs.length > 10) throw s3Error('BadRequest', 'Object tags cannot be greater than 10');
  for (const [key, value] of pairs) {
    if (key.length < 1 || key.length > 128 || !allowed.test(key) || key.startsWith('aws:'))
      throw s3Error('InvalidTag', 'The TagKey you have provided is invalid');
    if (value.length > 256 || !allowed.test(value))
      throw s3Error('InvalidTag', 'The TagValue you have provided is invalid');
  }
  const tags = new Map(pairs);
  if (tags.size < pairs.length)
    throw s3Error('InvalidTag', 'Cannot provide multiple Tags with the same key');
  return Object.fromEntries(tags);
}

const allowed = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u;

export const tagSetXml = (tags: Tags): string =>
  Object.entries(tags)
    .map(
      ([key, value]) => `<Tag><Key>${escapeXml(key)}</Key><Value>${escapeXml(value)}</Value></Tag>`,
    )
    .join('');
