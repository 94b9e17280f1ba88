import { element, xmlResponse } from '../responses.ts';
import type { S3Call, S3Operations } from '../call.ts';
import {
  algorithms,
  checksumHeader,
  compositeChecksum,
  fullChecksum,
  md5,
  type StoredChecksum,
} from '../checksums.ts';
import { checkWrite, writeConditions } from '../conditions.ts';
import type { Part, StoredObject, Upload } from '../model.ts';
import { encryption, now } from '../new-object.ts';
import { s3Error } from '../s3-error.ts';
import { findUpload } from '../find-upload.ts';
import { readXml } from '../xml-input.ts';

/** Minimum size of all parts except the last. */
const minPartBytes = 5 * 1024 * 1024;

const checksumElements = Object.fromEntries(
  algorithms.map((algorithm) => [`Checksum${algorithm}`, 'text'] as const),
);

const xml = {
  root: 'CompleteMultipartUpload',
  parameters: { Part: [{ PartNumber: 'integer', ETag: 'text', ...checksumElements }] },
} as const;

type NamedPart = Readonly<Record<string, string>>;

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
      const object = assemble(upload, parts);
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

/** The parts that the caller names, checked against its description of them. */
function namedParts(named: readonly NamedPart[], { parts, checksum }: Upload): Part[] {
  let before = 0;
  const found = named.map((each) => {
    const number = Number(each['PartNumber']);
    const part = parts.get(number);
    if (number <= before) throw s3Error('InvalidPartOrder');
    before = number;
    if (!part || each['ETag']?.replaceAll('"', '') !== part.etag.replaceAll('"', ''))
      throw s3Error('InvalidPart');
    const said = each[`Checksum${checksum.algorithm}`];
    if (said !== undefined && said !== part.checksum.value) throw s3Error('InvalidPart');
    return part;
  });
  if (found.slice(0, -1).some(({ body }) => body.length < minPartBytes))
    throw s3Error('EntityTooSmall');
  return found;
}

function assemble({ checksum, headers, tags }: Upload, parts: readonly Part[]): StoredObject {
  const data = Buffer.concat(parts.map(({ body }) => body));
  const digests = Buffer.concat(parts.map(({ etag }) => Buffer.from(etag.slice(1, -1), 'hex')));
  return {
    body: () => data,
    size: data.length,
    etag: `"${md5(digests).toString('hex')}-${parts.length}"`,
    modified: now(),
    headers,
    tags,
    checksum: wholeChecksum(checksum, parts, data),
  };
}

const wholeChecksum = (
  { algorithm, type }: Upload['checksum'],
  parts: readonly Part[],
  data: Buffer,
): StoredChecksum =>
  type === 'FULL_OBJECT'
    ? fullChecksum(algorithm, data)
    : compositeChecksum(
        algorithm,
        parts.map((part) =>
          part.checksum.algorithm === algorithm
            ? part.checksum.value
            : fullChecksum(algorithm, part.body).value,
        ),
      );

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
