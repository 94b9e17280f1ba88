import { element, xmlResponse } from '../responses.ts';
import type { S3Operations } from '../call.ts';
import { contentHeaders, readContent } from '../read-content.ts';
import { s3Error } from '../s3-error.ts';
import { readXml } from '../xml-input.ts';

const xml = {
  root: 'Delete',
  parameters: { Object: [{ Key: 'text' }], Quiet: 'boolean' },
} as const;

export const deleteObjectsOperations: S3Operations = {
  DeleteObjects: {
    query: ['delete'],
    headers: contentHeaders,
    xml,
    run(call) {
      const { store, bucket } = call;
      store.bucket(bucket);
      const { data, checksum } = readContent(call);
      if (checksum === undefined && call.header('content-md5') === undefined)
        throw s3Error(
          'InvalidRequest',
          'Missing required header for this request: Content-MD5 OR x-amz-checksum-*',
        );
      const input = readXml(data, 'DeleteObjects', xml.root, xml.parameters) as {
        Object?: { Key?: string }[];
        Quiet?: string;
      };
      const keys = input.Object ?? [];
      if (keys.length === 0 || keys.length > 1000 || keys.some(({ Key }) => !Key))
        throw s3Error('MalformedXML');
      for (const { Key = '' } of keys) store.remove(bucket, Key);
      const deleted = input.Quiet?.toLowerCase() === 'true' ? [] : keys;
      return xmlResponse(
        'DeleteResult',
        deleted.map(({ Key }) => `<Deleted>${element('Key', Key)}</Deleted>`).join(''),
      );
    },
  },
};
