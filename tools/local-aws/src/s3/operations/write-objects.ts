import { emptyResponse } from '../responses.ts';
import type { S3Operations } from '../call.ts';
import { checkWrite, writeConditions } from '../conditions.ts';
import { checkStorage, checksumHeaders, encryption, newObject } from '../new-object.ts';
import { writerHeaders } from '../object-headers.ts';
import { contentHeaders, readContent } from '../read-content.ts';

export const writeObjectOperations: S3Operations = {
  PutObject: {
    headers: [
      ...contentHeaders,
      ...writerHeaders,
      ...writeConditions,
      'x-amz-server-side-encryption',
    ],
    run(call) {
      const { store, bucket, key } = call;
      checkStorage(call, 'PutObject');
      checkWrite(call, store.bucket(bucket).objects.get(key));
      const object = newObject(call, readContent(call));
      store.put(bucket, key, object);
      return emptyResponse(200, {
        etag: object.etag,
        ...encryption,
        ...checksumHeaders(object.checksum),
      });
    },
  },
  DeleteObject: {
    headers: ['if-match'],
    run(call) {
      const { store, bucket, key } = call;
      const existing = store.bucket(bucket).objects.get(key);
      if (call.header('if-match') !== undefined) checkWrite(call, existing);
      store.remove(bucket, key);
      return emptyResponse(204);
    },
  },
};
