import { randomBytes } from 'node:crypto';
import { element, emptyResponse, xmlResponse } from '../responses.ts';
import type { S3Operations } from '../call.ts';
import { checksumHeader, fullChecksum, md5, type StoredChecksum } from '../checksums.ts';
import type { Upload } from '../model.ts';
import { checkStorage, encryption, now } from '../new-object.ts';
import { headersToKeep, writerHeaders } from '../object-headers.ts';
import { contentHeaders, readContent } from '../read-content.ts';
import { s3Error } from '../s3-error.ts';
import { tagsOfHeader } from '../tags.ts';
import { findUpload } from '../find-upload.ts';
import { checksumWanted } from './wanted-checksum.ts';

export const multipartOperations: S3Operations = {
  CreateMultipartUpload: {
    query: ['uploads'],
    headers: [
      ...writerHeaders,
      'x-amz-checksum-algorithm',
      'x-amz-checksum-type',
      'x-amz-server-side-encryption',
    ],
    run(call) {
      const { store, bucket, key } = call;
      checkStorage(call, 'CreateMultipartUpload');
      const upload: Upload = {
        id: randomBytes(24).toString('base64url'),
        key,
        started: now(),
        headers: headersToKeep(call),
        tags: tagsOfHeader(call.header('x-amz-tagging')),
        checksum: checksumWanted(call),
        declared: call.header('x-amz-checksum-algorithm') !== undefined,
        parts: new Map(),
      };
      store.bucket(bucket).uploads.set(upload.id, upload);
      const { algorithm, type } = upload.checksum;
      return xmlResponse(
        'InitiateMultipartUploadResult',
        element('Bucket', bucket) + element('Key', key) + element('UploadId', upload.id),
        {
          ...encryption,
          ...(upload.declared && {
            'x-amz-checksum-algorithm': algorithm,
            'x-amz-checksum-type': type,
          }),
        },
      );
    },
  },
  UploadPart: {
    query: ['partNumber', 'uploadId'],
    headers: contentHeaders,
    run(call) {
      const upload = findUpload(call);
      const number = Number(call.query.get('partNumber'));
      if (!Number.isInteger(number) || number < 1 || number > 10_000)
        throw s3Error(
          'InvalidArgument',
          'Part number must be an integer between 1 and 10000, inclusive',
        );
      const { data, checksum } = readContent(call);
      const { algorithm } = upload.checksum;
      if (upload.declared && checksum && checksum.algorithm !== algorithm)
        throw s3Error(
          'InvalidRequest',
          `Checksum Type mismatch occurred, expected checksum Type: ${algorithm.toLowerCase()}, actual checksum Type: ${checksum.algorithm.toLowerCase()}`,
        );
      const etag = `"${md5(data).toString('hex')}"`;
      const own: StoredChecksum = fullChecksum(checksum?.algorithm ?? algorithm, data);
      upload.parts.set(number, { body: data, etag, modified: now(), checksum: own });
      return emptyResponse(200, {
        etag,
        ...encryption,
        [checksumHeader(own.algorithm)]: own.value,
      });
    },
  },
  AbortMultipartUpload: {
    query: ['uploadId'],
    run(call) {
      call.store.bucket(call.bucket).uploads.delete(findUpload(call).id);
      return emptyResponse(204);
    },
  },
};
