import type { ConformanceTable } from '../case.ts';
import { buckets } from './s3/buckets.ts';
import { copies } from './s3/copies.ts';
import { lists } from './s3/lists.ts';
import { multipart } from './s3/multipart.ts';
import { reads } from './s3/reads.ts';
import { tagging } from './s3/tagging.ts';
import { writes } from './s3/writes.ts';
import { partChecksums } from './s3/part-checksums.ts';
import { uploadCompletion } from './s3/upload-completion.ts';
import { uploadLists } from './s3/upload-lists.ts';
import { writeConditions } from './s3/write-conditions.ts';
import { unsupported } from './s3/unsupported.ts';
import { deletions } from './s3/deletions.ts';
import { readConditions } from './s3/read-conditions.ts';
import { listPages } from './s3/list-pages.ts';
import { listVersion1 } from './s3/list-version-1.ts';

export const s3Table: ConformanceTable = {
  service: 's3',
  cases: [
    ...buckets,
    ...writes,
    ...writeConditions,
    ...unsupported,
    ...deletions,
    ...reads,
    ...readConditions,
    ...tagging,
    ...copies,
    ...lists,
    ...listPages,
    ...listVersion1,
    ...multipart,
    ...partChecksums,
    ...uploadCompletion,
    ...uploadLists,
  ],
};
