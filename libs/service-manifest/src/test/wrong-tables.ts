import type { WrongManifest } from './wrong-manifest.ts';

/** Manifests with invalid tables. */
export const WRONG_TABLES: WrongManifest[] = [
  [
    'two tables for idempotency keys',
    {
      grants: [
        { table: 'one', access: 'idempotency' },
        { table: 'two', access: 'idempotency' },
      ],
    },
    'grants[1].access: grants[0] already has the access "idempotency"; a service has one such table',
  ],
  [
    'a table for idempotency keys with an index',
    {
      grants: [
        { table: 'keys', access: 'idempotency', indexes: [{ name: 'by-y', partition: 'y' }] },
      ],
    },
    'grants[0].indexes: is not allowed for a table with the access "idempotency", whose layout the kit defines',
  ],
  [
    'a bucket for idempotency keys',
    { grants: [{ bucket: 'keys', access: 'idempotency' }] },
    'grants[0].access: must be one of "read", "write", "read-write", not "idempotency"',
  ],
  [
    'access that is none',
    { grants: [{ table: 'users', access: 'delete' }] },
    'grants[0].access: must be one of "read", "write", "read-write", "idempotency", not "delete"',
  ],
  [
    'an index without a name',
    { grants: [{ table: 'users', access: 'read', indexes: [{ partition: 'email' }] }] },
    'grants[0].indexes[0].name: must be the name of a table',
  ],
  [
    'a table whose variable is the kit’s',
    { grants: [{ table: 'idempotency', access: 'read' }] },
    'grants[0].table: "idempotency" would be read from IDEMPOTENCY_TABLE, which Gatehouse sets itself',
  ],
  [
    'deletes in a table for idempotency keys',
    { grants: [{ table: 'keys', access: 'idempotency', delete: true }] },
    'grants[0].delete: is not allowed for a table with the access "idempotency"',
  ],
  [
    'a time of expiry in the key',
    { grants: [{ table: 'sessions', access: 'read', ttl: 'id' }] },
    'grants[0].ttl: "id" is an attribute of a key, and so a string; the time must be a number, in another attribute',
  ],
  [
    'a time of expiry in the key of an index',
    {
      grants: [
        {
          table: 'sessions',
          access: 'read',
          indexes: [{ name: 'by-user', partition: 'user', sort: 'ends' }],
          ttl: 'ends',
        },
      ],
    },
    'grants[0].ttl: "ends" is an attribute of a key',
  ],
  [
    'two indexes of one name',
    {
      grants: [
        {
          table: 'users',
          access: 'read',
          indexes: [
            { name: 'by-email', partition: 'email' },
            { name: 'by-email', partition: 'phone' },
          ],
        },
      ],
    },
    'grants[0].indexes[1].name: "by-email" is already the name of indexes[0]',
  ],
  [
    'one attribute for both parts of a key',
    { grants: [{ table: 'users', access: 'read', key: { partition: 'id', sort: 'id' } }] },
    'grants[0].key.sort: "id" is already the partition key; the sort key must be another attribute',
  ],
];
