import * as z from 'zod';
import { deletion, owner } from './grant-parts.ts';
import { attributeName, tableName } from './resource-names-schema.ts';

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

/** A table with this access belongs to the kit, for its records of idempotency keys. */
export const IDEMPOTENCY = 'idempotency';

const tableAccess = z
  .enum(['read', 'write', 'read-write', IDEMPOTENCY])
  .describe(
    'What the service may do: read, write, read-write; idempotency: the kit stores the outcomes of requests with an Idempotency-Key there, for all tasks',
  );

/** A table. */
export const tableGrant = z
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

export type TableGrant = z.infer<typeof tableGrant>;
