import type { ServiceResponse } from '../../protocol/http-message.ts';
import { element, isoTime, xmlResponse } from '../responses.ts';
import type { S3Call, S3Operations } from '../call.ts';
import { pageOfKeys, type Entry, type KeyPage } from '../page-of-keys.ts';
import { s3Error } from '../s3-error.ts';
import { toToken, fromToken } from './continuation-token.ts';
import { encoded } from './encoded-key.ts';
import { maxKeys } from './max-keys.ts';

const common = ['prefix', 'delimiter', 'max-keys', 'encoding-type'];

export const listObjectsOperations: S3Operations = {
  ListObjectsV2: {
    query: ['list-type', 'continuation-token', 'start-after', 'fetch-owner', ...common],
    run(call) {
      const { query } = call;
      const token = query.get('continuation-token');
      const page = pageFor(call, token === undefined ? query.get('start-after') : fromToken(token));
      const next = page.next === undefined ? undefined : toToken(page.next);
      return answer(call, page, [
        element('KeyCount', page.entries.length),
        element('ContinuationToken', token),
        element('NextContinuationToken', next),
        element('StartAfter', encoded(call, query.get('start-after'))),
      ]);
    },
  },
  ListObjects: {
    query: ['marker', ...common],
    run(call) {
      const { query } = call;
      const page = pageFor(call, query.get('marker'));
      // S3 says where the next page starts only if there is a delimiter.
      const next = query.get('delimiter') ? page.next : undefined;
      return answer(call, page, [
        element('Marker', encoded(call, query.get('marker') ?? '')),
        element('NextMarker', encoded(call, next)),
      ]);
    },
  },
};

function pageFor({ store, bucket, query }: S3Call, after: string | undefined): KeyPage {
  const { objects } = store.bucket(bucket);
  const encoding = query.get('encoding-type');
  if (encoding !== undefined && encoding !== 'url')
    throw s3Error('InvalidArgument', 'Invalid Encoding Method specified in Request');
  return pageOfKeys([...objects.keys()], {
    prefix: query.get('prefix') ?? '',
    delimiter: query.get('delimiter') ?? '',
    after: after ?? '',
    size: maxKeys(query.get('max-keys')),
  });
}

function answer(
  call: S3Call,
  { entries, next, size }: KeyPage,
  more: readonly string[],
): ServiceResponse {
  const { query, bucket } = call;
  const elements = [
    element('Name', bucket),
    element('Prefix', encoded(call, query.get('prefix') ?? '')),
    element('Delimiter', encoded(call, query.get('delimiter') || undefined)),
    element('MaxKeys', size),
    element('EncodingType', query.get('encoding-type')),
    element('IsTruncated', next !== undefined),
    ...more,
    ...entries.map((entry) => entryXml(call, entry)),
  ];
  return xmlResponse('ListBucketResult', elements.join(''));
}

function entryXml(call: S3Call, entry: Entry): string {
  if (entry.common)
    return `<CommonPrefixes>${element('Prefix', encoded(call, entry.name))}</CommonPrefixes>`;
  const { etag, modified, size, checksum } = call.store.object(call.bucket, entry.name);
  const owner = call.query.get('fetch-owner') === 'true' || !call.query.has('list-type');
  return (
    `<Contents>${element('Key', encoded(call, entry.name))}` +
    element('LastModified', isoTime(modified)) +
    element('ETag', etag) +
    element('ChecksumAlgorithm', checksum.algorithm) +
    element('ChecksumType', checksum.type) +
    element('Size', size) +
    (owner ? `<Owner>${element('ID', call.place.accountId)}</Owner>` : '') +
    '<StorageClass>STANDARD</StorageClass></Contents>'
  );
}
