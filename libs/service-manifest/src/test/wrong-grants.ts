import type { WrongManifest } from './wrong-manifest.ts';
import { WRONG_KINDS } from './wrong-kinds.ts';
import { WRONG_OWNERS } from './wrong-owners.ts';
import { WRONG_QUEUES } from './wrong-queues.ts';
import { WRONG_SECRETS } from './wrong-secrets.ts';
import { WRONG_TABLES } from './wrong-tables.ts';
import { WRONG_VOLUMES } from './wrong-volumes.ts';

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
  ...WRONG_KINDS,
  ...WRONG_VOLUMES,
  ...WRONG_SECRETS,
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
  ...WRONG_TABLES,
  [
    'a topic to be read',
    { grants: [{ topic: 'news', access: 'read' }] },
    'grants[0].access: must be "publish", not "read"',
  ],
  ...WRONG_QUEUES,
  ['a misspelt kind', { grants: [{ tabel: 'users', access: 'read' }] }, 'did you mean "table"?'],
  ...WRONG_OWNERS,
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
    'the topic of the alarms',
    { grants: [{ topic: 'gatehouse-operations', access: 'publish' }] },
    'grants[0].topic: must be the name of a topic in this account: 1 to 243 letters, digits, - and _, not starting with gatehouse-',
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
    'a table whose variable begins with a digit',
    { grants: [{ table: '2026-orders', access: 'read' }] },
    'grants[0].table: "2026-orders" would be read from 2026_ORDERS_TABLE, which is not a valid variable name: it must start with a letter',
  ],
  [
    'deletes that are neither allowed nor not',
    { grants: [{ bucket: 'exports', access: 'write', delete: 'yes' }] },
    'grants[0].delete: must be true or false, not "yes"',
  ],
  ['grants that are no list', { grants: {} }, 'grants: must be a list, not {}'],
];
