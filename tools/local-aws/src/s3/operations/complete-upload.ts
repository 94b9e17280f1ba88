import { element, xmlResponse } from '../responses.ts';
import type { S3Call, S3Operations } from '../call.ts';
import { algorithms, checksumHeader } from '../checksums.ts';
import { checkWrite, writeConditions } from '../conditions.ts';
import type { StoredObject } from '../model.ts';
import { encryption } from '../new-object.ts';
import { s3Error } from '../s3-error.ts';
import { findUpload } from '../find-upload.ts';
import { readXml } from '../xml-input.ts';
import { type NamedPart, namedParts } from './named-parts.ts';
import { assembleObject } from './assemble-object.ts';

const checksumElements = Object.fromEntries(
  algorithms.map((algorithm) => [`Checksum${algorithm}`, 'text'] as const),
);

const xml = {
  root: 'CompleteMultipartUpload',
  parameters: { Part: [{ PartNumber: 'integer', ETag: 'text', ...checksumElements }] },
} as const;

export const completeUploadOperations: S3Operations = {
  CompleteMultipartUpload: {
    query: ['uploadId'],
    headers: [
      ...writeConditions,
      ...algorithms.map(checksumHeader),
      'x-amz-checksum-type',
      'x-amz-mp-object-size',
    ],
    xml,
    run(call) {
      const { store, bucket, key } = call;
      const named = readParts(call);
      const upload = findUpload(call);
      const { objects, uploads } = store.bucket(bucket);
      checkWrite(call, objects.get(key));
      const parts = namedParts(named, upload);
      const object = assembleObject(upload, parts);
      checkWhole(call, object);
      store.put(bucket, key, object);
      uploads.delete(upload.id);
      return xmlResponse(
        'CompleteMultipartUploadResult',
        element('Location', locationOf(call)) +
          element('Bucket', bucket) +
          element('Key', key) +
          element('ETag', object.etag) +
          element(`Checksum${object.checksum.algorithm}`, object.checksum.value) +
          element('ChecksumType', object.checksum.type),
        encryption,
      );
    },
  },
};

/** The URL of the object in the uploader's form: the bucket may be in the host name. */
const locationOf = ({ request: { url, headers } }: S3Call): string =>
  `http://${headers.host}${url.split('?', 1)[0]}`;

function readParts(call: S3Call): NamedPart[] {
  const { Part: named = [] } = readXml(
    call.request.body,
    'CompleteMultipartUpload',
    xml.root,
    xml.parameters,
  ) as { Part?: NamedPart[] };
  if (named.length === 0) throw s3Error('MalformedXML');
  return named;
}

/** Compares the object with the caller's description of it. */
function checkWhole(call: S3Call, { checksum, size }: StoredObject): void {
  const said = call.header('x-amz-mp-object-size');
  if (said !== undefined && Number(said) !== size)
    throw s3Error(
      'InvalidRequest',
      `The provided 'x-amz-mp-object-size' header value ${said} does not match what was computed: ${size}`,
    );
  const type = call.header('x-amz-checksum-type');
  if (type !== undefined && type.toUpperCase() !== checksum.type)
    throw s3Error(
      'InvalidRequest',
      `The upload was created using the ${checksum.type} checksum mode.`,
    );
  for (const algorithm of algorithms) {
    const value = call.header(checksumHeader(algorithm));
    if (value === undefined) continue;
    if (algorithm !== checksum.algorithm || value !== checksum.value)
      throw s3Error(
        'BadDigest',
        `The ${algorithm} you specified did not match the calculated checksum.`,
      );
  }
}
