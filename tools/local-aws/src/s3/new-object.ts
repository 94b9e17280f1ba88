import type { ServiceResponse } from '../protocol/http-message.ts';
import { unsupportedParameter } from '../protocol/check-parameters.ts';
import type { S3Call } from './call.ts';
import { checksumHeader, fullChecksum, md5 } from './checksums.ts';
import type { StoredObject } from './model.ts';
import { headersToKeep } from './object-headers.ts';
import type { Content } from './read-content.ts';
import { tagsOfHeader } from './tags.ts';

/** The supported values of headers that do not support all. */
const supportedValues: Readonly<Record<string, string>> = {
  'x-amz-storage-class': 'STANDARD',
  'x-amz-server-side-encryption': 'AES256',
};

/** @throws ServiceError NotImplemented for a storage class or an encryption other than the default */
export function checkStorage(call: S3Call, action: string): void {
  for (const [header, supported] of Object.entries(supportedValues)) {
    const value = call.header(header);
    if (value !== undefined && value !== supported)
      throw unsupportedParameter('s3', action, `${header}: ${value}`);
  }
}

/** The current time in whole seconds, the precision of Last-Modified. */
export const now = (): number => Math.floor(Date.now() / 1000) * 1000;

/** The object that a request with this content writes. Without a checksum, S3 computes CRC64NVME. */
export const newObject = (call: S3Call, { data, checksum }: Content): StoredObject => ({
  body: () => data,
  size: data.length,
  etag: `"${md5(data).toString('hex')}"`,
  modified: now(),
  headers: headersToKeep(call),
  tags: tagsOfHeader(call.header('x-amz-tagging')),
  checksum: checksum ? { ...checksum, type: 'FULL_OBJECT' } : fullChecksum('CRC64NVME', data),
});

/** S3 encrypts every object with its own keys. */
export const encryption = { 'x-amz-server-side-encryption': 'AES256' };

/** The headers of a checksum. */
export const checksumHeaders = ({
  algorithm,
  value,
  type,
}: StoredObject['checksum']): ServiceResponse['headers'] => ({
  [checksumHeader(algorithm)]: value,
  'x-amz-checksum-type': type,
});
