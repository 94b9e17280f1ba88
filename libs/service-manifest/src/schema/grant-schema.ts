import * as z from 'zod';
import { databaseGrant } from './database-grant.ts';
import { access, deletion, owner } from './grant-parts.ts';
import { queueGrant } from './queue-grant.ts';
import { bucketName, topicName } from './resource-names-schema.ts';
import { tableGrant } from './table-grant.ts';
import { volumeGrant } from './volume-grant.ts';

const topicGrant = z
  .strictObject({
    topic: topicName,
    access: z.literal('publish').describe('The only access to a topic is to publish'),
    owner,
  })
  .describe('A topic that the service publishes to');

const bucketGrant = z
  .strictObject({
    bucket: bucketName,
    access,
    delete: deletion('objects, whose versions are kept for 90 days'),
    owner,
  })
  .describe('A bucket that the service uses');

/**
 * The kinds of resources that can be granted, by the property that names one. In the order of the
 * union.
 */
export const GRANT_KINDS = ['topic', 'table', 'bucket', 'queue', 'volume', 'database'] as const;

export type GrantKind = (typeof GRANT_KINDS)[number];

export const grantSchema = z.union([
  topicGrant,
  tableGrant,
  bucketGrant,
  queueGrant,
  volumeGrant,
  databaseGrant,
]);

export type Grant = z.infer<typeof grantSchema>;

export type TopicGrant = z.infer<typeof topicGrant>;
export type BucketGrant = z.infer<typeof bucketGrant>;
