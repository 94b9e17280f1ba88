import * as z from 'zod';
import {
  attributeName,
  bucketName,
  databaseName,
  queueName,
  serviceName,
  tableName,
  topicName,
  volumeName,
} from './names-schema.ts';
import { whole } from './settings-schema.ts';

const key = z
  .strictObject({
    partition: attributeName.describe('Partition key, a string attribute'),
    sort: attributeName.optional().describe('Sort key, a string attribute'),
  })
  .describe('Key of the table');

export type Key = z.infer<typeof key>;

/** Of a table whose manifest names none. */
export const DEFAULT_KEY: Key = { partition: 'id' };

const index = z.strictObject({
  name: tableName.describe('Name of the global secondary index'),
  partition: attributeName.describe('Partition key of the index'),
  sort: attributeName.optional().describe('Sort key of the index'),
});

const access = z
  .enum(['read', 'write', 'read-write'])
  .describe('What the service may do: read, write, read-write');

/** A table with this access belongs to the kit, for its records of idempotency keys. */
export const IDEMPOTENCY = 'idempotency';

const tableAccess = z
  .enum(['read', 'write', 'read-write', IDEMPOTENCY])
  .describe(
    'What the service may do: read, write, read-write; idempotency: the kit stores the outcomes of requests with an Idempotency-Key there, for all tasks',
  );

const owner = serviceName
  .optional()
  .describe('Service that owns it and whose stack creates it. Default: this one');

/** Without it, a person with permission must remove what a service has written. */
const deletion = (what: string) =>
  z
    .boolean({ error: 'must be true or false' })
    .optional()
    .describe(`Whether the service may delete ${what}. Default false`);

const topicGrant = z
  .strictObject({
    topic: topicName,
    access: z.literal('publish').describe('The only access to a topic is to publish'),
    owner,
  })
  .describe('A topic that the service publishes to');

const tableGrant = z
  .strictObject({
    table: tableName,
    access: tableAccess,
    delete: deletion('items'),
    key: key.optional().describe('Key of the table. Default: {"partition": "id"}'),
    indexes: z.array(index).max(20).optional().describe('Global secondary indexes of the table'),
    ttl: attributeName
      .optional()
      .describe(
        'Attribute with the time at which DynamoDB deletes the item, a number of seconds since 1970. Default: items do not expire',
      ),
    owner,
  })
  .describe('A table that the service uses');

const bucketGrant = z
  .strictObject({
    bucket: bucketName,
    access,
    delete: deletion('objects, whose versions are kept for 90 days'),
    owner,
  })
  .describe('A bucket that the service uses');

const queueGrant = z
  .strictObject({
    queue: queueName,
    access: z
      .enum(['send', 'receive', 'send-receive'])
      .describe(
        'What the service may do: send, receive (which includes deleting what was received), send-receive',
      ),
    visibility: whole(1, 43_200, 'seconds')
      .optional()
      .describe(
        'Seconds for which a received message is hidden from other receivers; longer than its handling takes. Default 60',
      ),
    attempts: whole(1, 1_000, 'receipts')
      .optional()
      .describe(
        'How often a message is received before it moves to the dead letters, and an alarm goes off. Default 5',
      ),
    topics: z
      .array(topicName)
      .min(1, { error: 'must name a topic, or be omitted' })
      .optional()
      .describe('Topics of this workspace, also of other services, whose messages the queue gets'),
    owner,
  })
  .describe('A queue that the service sends to or receives from');

/** It has no other owner: only the tasks of its service can reach it. */
export interface VolumeGrant {
  readonly volume: string;
  readonly access: 'read' | 'read-write';
  readonly owner?: undefined;
}

const volumeGrant: z.ZodType<VolumeGrant> = z
  .strictObject({
    volume: volumeName,
    access: z
      .enum(['read', 'read-write'])
      .describe(
        'What the service may do: read (what a restore or its own infrastructure put there), read-write',
      ),
  })
  .describe('Files that outlive tasks, on EFS; they belong to this service alone');

const databaseGrant = z
  .strictObject({
    database: databaseName,
    access: z
      .literal('read-write')
      .describe(
        'The only access to a database is read-write: the service has a user for its queries, and one for its migrations',
      ),
    owner: z
      .never({ error: 'must be omitted: a database has one service, and others call that one' })
      .optional()
      .describe('Must be omitted: a database has one service, and others call that one'),
  })
  .describe('A PostgreSQL database of the service alone');

/** Of a queue whose manifest says nothing: seconds and receipts. */
export const QUEUE_DEFAULTS = { visibility: 60, attempts: 5 };

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
export type TableGrant = z.infer<typeof tableGrant>;
export type QueueGrant = z.infer<typeof queueGrant>;
export type DatabaseGrant = z.infer<typeof databaseGrant>;
export type BucketGrant = z.infer<typeof bucketGrant>;
