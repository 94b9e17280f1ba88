import type { WrongManifest } from './wrong-manifests.ts';

/** Manifests with invalid secrets or grants. */
export const WRONG_GRANTS: WrongManifest[] = [
  [
    'a topic whose name is too long in a shared account',
    { grants: [{ topic: 'x'.repeat(244), access: 'publish' }] },
    'grants[0].topic: must be the name of a topic in this account: 1 to 243 letters',
  ],
  [
    'a table whose name is too long in a shared account',
    { grants: [{ table: 'x'.repeat(243), access: 'read' }] },
    'grants[0].table: must be the name of a table in this account: 3 to 242 letters',
  ],
  [
    'a bucket that Gatehouse might create',
    { grants: [{ bucket: 'gatehouse-archive', access: 'read' }] },
    'grants[0].bucket: must be the name of a bucket in this account',
  ],
  [
    'a volume that Windows takes for a device',
    { grants: [{ volume: 'aux', access: 'read' }] },
    'grants[0].volume: must be the name of a volume',
  ],
  [
    'a secret without a name',
    { secrets: { apiKeys: '' } },
    'secrets.apiKeys: must be the name of a secret',
  ],
  [
    'a secret of a foreign account',
    { secrets: { apiKeys: 'arn:aws:secretsmanager:eu-central-1:999999999999:secret:x' } },
    'no ARN and no wildcard, not "arn:aws',
  ],
  ['all secrets', { secrets: { apiKeys: '*' } }, 'no ARN and no wildcard, not "*"'],
  [
    'a secret that ends like an ARN',
    { secrets: { apiKeys: 'payments-AbCdEf' } },
    'not ending in a hyphen and six characters',
  ],
  ['no API keys', { secrets: {} }, 'secrets: must have "apiKeys"'],
  [
    'API keys by another name',
    { secrets: { apikey: 'payments/api-keys' } },
    'did you mean it by "apikey"?',
  ],
  [
    'a key of a secret that is none',
    { secrets: { apiKeys: 'payments/k', 'the key': 'x' } },
    'secrets.the key: must be a name in camelCase, not "the key"',
  ],
  [
    'a topic of a foreign account',
    { grants: [{ topic: 'arn:aws:sns:eu-central-1:999999999999:x', access: 'publish' }] },
    'grants[0].topic: must be the name of a topic in this account',
  ],
  [
    'a wildcard grant',
    { grants: [{ topic: '*', access: 'publish' }] },
    'grants[0].topic: must be the name of a topic in this account: 1 to 243 letters, digits, - and _, not starting with gatehouse-, no ARN and no wildcard, not "*"',
  ],
  [
    'a wildcard at the end',
    { grants: [{ table: 'users*', access: 'read' }] },
    'grants[0].table: must be the name of a table',
  ],
  [
    'a bucket with capitals',
    { grants: [{ bucket: 'Assets', access: 'read' }] },
    'grants[0].bucket: must be the name of a bucket',
  ],
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
    'a topic to be read',
    { grants: [{ topic: 'news', access: 'read' }] },
    'grants[0].access: must be "publish", not "read"',
  ],
  [
    'a grant of nothing',
    { grants: [{ access: 'read' }] },
    'grants[0]: must name one of topic, table, bucket, queue, volume, database',
  ],
  [
    'a grant of something else',
    { grants: [{ stream: 'x' }] },
    'grants[0]: must name one of topic, table, bucket, queue, volume, database',
  ],
  [
    'a queue of a foreign account',
    { grants: [{ queue: 'arn:aws:sqs:eu-central-1:999999999999:x', access: 'send' }] },
    'grants[0].queue: must be the name of a queue in this account',
  ],
  [
    'a queue that is called like the dead letters of another',
    { grants: [{ queue: 'jobs-dead-letters', access: 'receive' }] },
    'grants[0].queue: must be the name of a queue in this account: 1 to 54 letters, digits, - and _, not ending in -dead-letters',
  ],
  ...['../etc', '/app', 'Files', 'fs-0a1b2c3d', 'a--b'].map((volume): WrongManifest => [
    `a volume that is called ${volume}`,
    { grants: [{ volume, access: 'read-write' }] },
    'grants[0].volume: must be the name of a volume: 2 to 32 lower-case letters',
  ]),
  [
    'a volume at a place of its own',
    { grants: [{ volume: 'files', access: 'read-write', path: '/app' }] },
    'grants[0].path: is not a known property; allowed: volume, access',
  ],
  [
    'a volume of another service',
    { grants: [{ volume: 'files', access: 'read', owner: 'api' }] },
    'grants[0].owner: is not a known property; allowed: volume, access',
  ],
  [
    'a volume twice',
    {
      grants: [
        { volume: 'files', access: 'read' },
        { volume: 'files', access: 'read-write' },
      ],
    },
    'volume',
  ],
  [
    'a queue to be read',
    { grants: [{ queue: 'jobs', access: 'read' }] },
    'grants[0].access: must be one of "send", "receive", "send-receive", not "read"',
  ],
  [
    'messages that are hidden for too long',
    { grants: [{ queue: 'jobs', access: 'receive', visibility: 43_201 }] },
    'grants[0].visibility: must be a whole number from 1 to 43200 (seconds), not 43201',
  ],
  [
    'no attempt at a message',
    { grants: [{ queue: 'jobs', access: 'receive', attempts: 0 }] },
    'grants[0].attempts: must be a whole number from 1 to 1000 (receipts), not 0',
  ],
  [
    'a description of another service’s queue',
    { grants: [{ queue: 'mails', access: 'send', owner: 'api', visibility: 30 }] },
    'grants[0].visibility: is for api to say, whose queue it is',
  ],
  [
    'a queue that its owner has not',
    { grants: [{ queue: 'mals', access: 'send', owner: 'api' }] },
    'grants[0].owner: api has no queue "mals" of its own',
  ],
  [
    'a queue of a topic that no service owns',
    { grants: [{ queue: 'jobs', access: 'receive', topics: ['user-event'] }] },
    'grants[0].topics[0]: no service owns the topic "user-event"; did you mean "user-events"?',
  ],
  [
    'a queue that gets a topic twice',
    { grants: [{ queue: 'jobs', access: 'receive', topics: ['user-events', 'user-events'] }] },
    'grants[0].topics[1]: duplicate topic "user-events"',
  ],
  [
    'a queue of no topic',
    { grants: [{ queue: 'jobs', access: 'receive', topics: [] }] },
    'grants[0].topics: must name a topic, or be omitted',
  ],
  [
    'a queue whose variable is another’s',
    {
      grants: [
        { queue: 'new-jobs', access: 'send' },
        { queue: 'new_jobs', access: 'send' },
      ],
    },
    'grants[1].queue: "new_jobs" and "new-jobs" of grants[0].queue would both be read from NEW_JOBS_QUEUE',
  ],
  [
    'a database by its URL',
    { grants: [{ database: 'postgresql://elsewhere/orders', access: 'read-write' }] },
    'grants[0].database: must be the name of a database: 1 to 40 lower-case letters and digits',
  ],
  [
    'a database whose name another could have as its variable',
    { grants: [{ database: 'new_orders', access: 'read-write' }] },
    'grants[0].database: must be the name of a database',
  ],
  [
    'a database that may only be read',
    { grants: [{ database: 'orders', access: 'read' }] },
    'grants[0].access: must be "read-write", not "read"',
  ],
  [
    'a database of another service',
    { grants: [{ database: 'orders', access: 'read-write', owner: 'api' }] },
    'grants[0].owner: must be omitted: a database has one service, and others call that one',
  ],
  [
    'a database without migrations',
    { grants: [{ database: 'orders', access: 'read-write' }] },
    'grants[0].database: needs migrations, which create its tables and users: add "release":',
  ],
  ['a misspelt kind', { grants: [{ tabel: 'users', access: 'read' }] }, 'did you mean "table"?'],
  [
    'a grant of two things',
    { grants: [{ topic: 'x', bucket: 'xyz', access: 'read' }] },
    'grants[0]: must name one of topic, table, bucket, queue, volume, database',
  ],
  [
    'a misspelt part of a grant',
    { grants: [{ table: 'users', access: 'read', idnexes: [] }] },
    'grants[0].idnexes: is not a known property; did you mean "indexes"?; allowed: table, access, delete, key, indexes, ttl, owner',
  ],
  [
    'the same grant twice',
    {
      grants: [
        { topic: 'news', access: 'publish' },
        { topic: 'news', access: 'publish' },
      ],
    },
    'grants[1].topic: "news" is granted by grants[0] already',
  ],
  [
    'an index without a name',
    { grants: [{ table: 'users', access: 'read', indexes: [{ partition: 'email' }] }] },
    'grants[0].indexes[0].name: must be the name of a table',
  ],
  [
    'the topic of the alarms',
    { grants: [{ topic: 'gatehouse-operations', access: 'publish' }] },
    'grants[0].topic: must be the name of a topic in this account: 1 to 243 letters, digits, - and _, not starting with gatehouse-',
  ],
  [
    'itself as an owner',
    { grants: [{ topic: 'news', access: 'publish', owner: 'payments' }] },
    'grants[0].owner: is this service itself; omit it',
  ],
  [
    'an owner that is no service',
    { grants: [{ table: 'accounts', access: 'read', owner: 'apl' }] },
    'grants[0].owner: there is no service "apl"; did you mean "api"?',
  ],
  [
    'an owner that is no name',
    { grants: [{ table: 'accounts', access: 'read', owner: 'The API' }] },
    'grants[0].owner: must be lower-case words',
  ],
  [
    'an owner without the thing',
    { grants: [{ table: 'invoices', access: 'read', owner: 'api' }] },
    'grants[0].owner: api has no table "invoices" of its own',
  ],
  [
    'an owner of something else by that name',
    { grants: [{ bucket: 'accounts', access: 'read', owner: 'api' }] },
    'grants[0].owner: api has no bucket "accounts" of its own',
  ],
  [
    'two owners of a thing',
    { grants: [{ table: 'accounts', access: 'read' }] },
    'grants[0].table: the table "accounts" belongs to api as well; one of the two must name the other as its "owner"',
  ],
  [
    'a description of another service’s table',
    { grants: [{ table: 'accounts', access: 'read', owner: 'api', key: { partition: 'id' } }] },
    'grants[0].key: is for api to say, whose table it is',
  ],
  [
    'a secret under another service’s name',
    { secrets: { apiKeys: 'payments/api-keys', bank: 'api/bank' } },
    'secrets.bank: "api/bank" would be a secret of api, which has: api/api-keys',
  ],
  [
    'an injected secret under another service’s name',
    { injectedSecrets: { BANK: { secret: 'api/bank' } } },
    'injectedSecrets.BANK.secret: "api/bank" would be a secret of api',
  ],
  [
    'two tables with one variable',
    {
      grants: [
        { table: 'order-items', access: 'read' },
        { table: 'Order.items', access: 'read' },
      ],
    },
    'grants[1].table: "Order.items" and "order-items" of grants[0].table would both be read from ORDER_ITEMS_TABLE; rename one of them',
  ],
  [
    'a table whose variable is the kit’s',
    { grants: [{ table: 'idempotency', access: 'read' }] },
    'grants[0].table: "idempotency" would be read from IDEMPOTENCY_TABLE, which Gatehouse sets itself',
  ],
  [
    'a table whose variable begins with a digit',
    { grants: [{ table: '2026-orders', access: 'read' }] },
    'grants[0].table: "2026-orders" would be read from 2026_ORDERS_TABLE, which is not a valid variable name: it must start with a letter',
  ],
  [
    'deletes that are neither allowed nor not',
    { grants: [{ bucket: 'exports', access: 'write', delete: 'yes' }] },
    'grants[0].delete: must be true or false, not "yes"',
  ],
  [
    'deletes of messages of a topic',
    { grants: [{ topic: 'news', access: 'publish', delete: true }] },
    'grants[0].delete: is not a known property; allowed: topic, access, owner',
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
    'a time of expiry of another service’s table',
    { grants: [{ table: 'accounts', access: 'read', owner: 'api', ttl: 'ends' }] },
    'grants[0].ttl: is for api to say, whose table it is',
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
  [
    'a secret of a service that is not there',
    { secrets: { apiKeys: 'paymnets/api-keys' } },
    'secrets.apiKeys: "paymnets/api-keys" would be a secret of "paymnets", and there is no such service; did you mean "payments"?; shared secrets start with "shared/"',
  ],
  ['grants that are no list', { grants: {} }, 'grants: must be a list, not {}'],
];
