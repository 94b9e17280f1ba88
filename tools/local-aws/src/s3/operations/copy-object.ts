import { element, isoTime, xmlResponse } from '../responses.ts';
import type { S3Call, S3Operations } from '../call.ts';
import { checksumOf, isAlgorithm } from '../checksums.ts';
import { checkWrite, readConditions, writeConditions } from '../conditions.ts';
import type { StoredObject } from '../model.ts';
import { checkStorage, encryption, now } from '../new-object.ts';
import { headersToKeep, writerHeaders } from '../object-headers.ts';
import { s3Error } from '../s3-error.ts';
import { tagsOfHeader } from '../tags.ts';
import { sourceOf } from './copy-source.ts';

export const copyObjectOperations: S3Operations = {
  CopyObject: {
    headers: [
      'x-amz-copy-source',
      ...readConditions.map((name) => `x-amz-copy-source-${name}`),
      'x-amz-metadata-directive',
      'x-amz-tagging-directive',
      'x-amz-checksum-algorithm',
      'x-amz-server-side-encryption',
      ...writerHeaders,
      ...writeConditions,
    ],
    run(call) {
      const { store, bucket, key } = call;
      checkStorage(call, 'CopyObject');
      const { objects } = store.bucket(bucket);
      const source = sourceOf(call);
      const replaces = directive(call, 'x-amz-metadata-directive');
      if (source.bucket === bucket && source.key === key && !replaces)
        throw s3Error(
          'InvalidRequest',
          "This copy request is illegal because it is trying to copy an object to itself without changing the object's metadata, storage class, website redirect location or encryption attributes.",
        );
      checkWrite(call, objects.get(key));
      const { object } = source;
      const copy: StoredObject = {
        ...object,
        modified: now(),
        headers: replaces ? headersToKeep(call) : object.headers,
        tags: directive(call, 'x-amz-tagging-directive')
          ? tagsOfHeader(call.header('x-amz-tagging'))
          : object.tags,
        ...copiedContent(call, object),
      };
      store.put(bucket, key, copy);
      return xmlResponse(
        'CopyObjectResult',
        element('ETag', copy.etag) +
          element('LastModified', isoTime(copy.modified)) +
          element(`Checksum${copy.checksum.algorithm}`, copy.checksum.value) +
          element('ChecksumType', copy.checksum.type),
        encryption,
      );
    },
  },
};

/** Whether a directive says REPLACE; the default is COPY. */
function directive(call: S3Call, name: string): boolean {
  const value = call.header(name) ?? 'COPY';
  if (value !== 'COPY' && value !== 'REPLACE')
    throw s3Error('InvalidArgument', `Unknown ${name.replace('x-amz-', '')}.`);
  return value === 'REPLACE';
}

/**
 * A copy is one object in one part, regardless of the parts of its source; its checksum covers the
 * whole object.
 */
function copiedContent(call: S3Call, source: StoredObject): Pick<StoredObject, 'checksum'> {
  const wanted =
    call.header('x-amz-checksum-algorithm')?.toUpperCase() ?? source.checksum.algorithm;
  if (!isAlgorithm(wanted))
    throw s3Error('InvalidRequest', 'Checksum algorithm provided is unsupported.');
  return {
    checksum: {
      algorithm: wanted,
      type: 'FULL_OBJECT',
      value: checksumOf(wanted, source.body()),
    },
  };
}
