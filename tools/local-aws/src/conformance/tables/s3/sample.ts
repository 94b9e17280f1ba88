import type { Call } from '../../case.ts';

export const Bucket = 'assets';

export const Key = 'dir/key';

export const at = { Bucket, Key };

export const bucket: Call = ['CreateBucket', { Bucket }];

export const put = (more: object = {}): Call => ['PutObject', { ...at, Body: 'text', ...more }];

export const etag = '"1cb251ec0d568de6a929b520c4aed8d1"';

export const keys = (...names: string[]): Call[] =>
  names.map((name) => ['PutObject', { Bucket, Key: name, Body: name }]);

export const past = new Date('2020-01-01T00:00:00Z');

export const future = new Date('2100-01-01T00:00:00Z');

/** Headers that a writer sets. */
export const told = {
  ContentType: 'text/plain; charset=utf-8',
  CacheControl: 'max-age=3600',
  ContentDisposition: 'attachment; filename="a.txt"',
  ContentEncoding: 'gzip',
  ContentLanguage: 'de',
  WebsiteRedirectLocation: '/other',
  Metadata: { owner: 'me' },
};

/** A checksum of the right length that matches nothing. */
export const wrongChecksum = {
  CRC32: 'AAAAAA==',
  CRC32C: 'AAAAAA==',
  CRC64NVME: 'AAAAAAAAAAA=',
  SHA1: `${'A'.repeat(27)}=`,
  SHA256: `${'A'.repeat(43)}=`,
} as const;

export const tree = keys('a', 'b/1', 'b/2', 'b/c/3', 'd', 'ä&<', 'é/x');
