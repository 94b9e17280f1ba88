import * as z from 'zod';
import { attributeName, bucketName, serviceName, tableName, topicName } from './names-schema.ts';

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

/**
 * The kinds of resources that can be granted, by the property that names one. In the order of the
 * union.
 */
export const GRANT_KINDS = ['topic', 'table', 'bucket'] as const;

export type GrantKind = (typeof GRANT_KINDS)[number];

export const grantSchema = z.union([topicGrant, tableGrant, bucketGrant]);

export type Grant = z.infer<typeof grantSchema>;
export type TopicGrant = z.infer<typeof topicGrant>;
export type TableGrant = z.infer<typeof tableGrant>;
export type BucketGrant = z.infer<typeof bucketGrant>;
