import type { S3Call } from './call.ts';
import type { Upload } from './model.ts';
import { s3Error } from './s3-error.ts';

/**
 * The upload that the request names.
 * @throws ServiceError NoSuchBucket, NoSuchUpload
 */
export function findUpload({ store, bucket, key, query }: S3Call): Upload {
  const upload = store.bucket(bucket).uploads.get(query.get('uploadId') ?? '');
  if (upload?.key !== key) throw s3Error('NoSuchUpload');
  return upload;
}
