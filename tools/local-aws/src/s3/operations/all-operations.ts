import type { S3Operations } from '../call.ts';
import { bucketOperations } from './buckets.ts';
import { completeUploadOperations } from './complete-upload.ts';
import { copyObjectOperations } from './copy-object.ts';
import { deleteObjectsOperations } from './delete-objects.ts';
import { listObjectsOperations } from './list-objects.ts';
import { multipartOperations } from './multipart.ts';
import { readObjectOperations } from './read-objects.ts';
import { taggingOperations } from './tagging.ts';
import { writeObjectOperations } from './write-objects.ts';

export const s3Operations: S3Operations = {
  ...bucketOperations,
  ...listObjectsOperations,
  ...readObjectOperations,
  ...writeObjectOperations,
  ...copyObjectOperations,
  ...taggingOperations,
  ...deleteObjectsOperations,
  ...multipartOperations,
  ...completeUploadOperations,
};
