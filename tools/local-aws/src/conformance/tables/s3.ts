import type { ConformanceTable } from '../case.ts';
import { buckets } from './s3/buckets.ts';
import { copies } from './s3/copies.ts';
import { lists } from './s3/lists.ts';
import { multipart } from './s3/multipart.ts';
import { reads } from './s3/reads.ts';
import { tagging } from './s3/tagging.ts';
import { writes } from './s3/writes.ts';

export const s3Table: ConformanceTable = {
  service: 's3',
  cases: [...buckets, ...writes, ...reads, ...tagging, ...copies, ...lists, ...multipart],
};
