import { element, isoTime, xmlResponse } from '../responses.ts';
import type { S3Operations } from '../call.ts';
import type { Upload } from '../model.ts';
import { s3Error } from '../s3-error.ts';
import { findUpload } from '../find-upload.ts';

const most = 1000;

/** The operations that list incomplete uploads and their parts. */
export const listUploadOperations: S3Operations = {
  ListParts: {
    query: ['uploadId', 'max-parts', 'part-number-marker'],
    run(call) {
      const upload = findUpload(call);
      const size = Math.min(numberOf(call.query.get('max-parts'), 'max-parts', most), most);
      const marker = numberOf(call.query.get('part-number-marker'), 'part-number-marker', 0);
      const after = [...upload.parts].sort(([a], [b]) => a - b).filter(([part]) => part > marker);
      const page = after.slice(0, size);
      return xmlResponse(
        'ListPartsResult',
        element('Bucket', call.bucket) +
          element('Key', call.key) +
          element('UploadId', upload.id) +
          element('StorageClass', 'STANDARD') +
          element('PartNumberMarker', marker) +
          element('NextPartNumberMarker', page.at(-1)?.[0]) +
          element('MaxParts', size) +
          element('IsTruncated', page.length < after.length) +
          declaredChecksum(upload) +
          page
            .map(
              ([number, { etag, modified, body, checksum }]) =>
                `<Part>${element('PartNumber', number)}${element('ETag', etag)}` +
                element('LastModified', isoTime(modified)) +
                element('Size', body.length) +
                `${element(`Checksum${checksum.algorithm}`, checksum.value)}</Part>`,
            )
            .join(''),
      );
    },
  },
  ListMultipartUploads: {
    query: ['uploads'],
    run({ store, bucket }) {
      const uploads = [...store.bucket(bucket).uploads.values()].sort(byKeyAndTime);
      const last = uploads.at(-1);
      return xmlResponse(
        'ListMultipartUploadsResult',
        element('Bucket', bucket) +
          element('KeyMarker', '') +
          element('UploadIdMarker', '') +
          element('NextKeyMarker', last?.key) +
          element('NextUploadIdMarker', last?.id) +
          element('MaxUploads', most) +
          element('IsTruncated', false) +
          uploads
            .map(
              (upload) =>
                `<Upload>${element('Key', upload.key)}${element('UploadId', upload.id)}` +
                element('StorageClass', 'STANDARD') +
                declaredChecksum(upload) +
                `${element('Initiated', isoTime(upload.started))}</Upload>`,
            )
            .join(''),
      );
    },
  },
};

const byKeyAndTime = (a: Upload, b: Upload): number =>
  Buffer.compare(Buffer.from(a.key), Buffer.from(b.key)) || a.started - b.started;

const declaredChecksum = ({ declared, checksum: { algorithm, type } }: Upload): string =>
  declared ? element('ChecksumAlgorithm', algorithm) + element('ChecksumType', type) : '';

function numberOf(text: string | undefined, name: string, initial: number): number {
  if (text === undefined) return initial;
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw s3Error('InvalidArgument', `Provided ${name} not an integer or within integer range`);
}
