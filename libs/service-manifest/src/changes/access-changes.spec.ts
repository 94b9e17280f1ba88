import type { Manifest } from '../schema/manifest-schema.ts';
import { accessChanges } from './access-changes.ts';

const grants: Manifest['grants'] = [
  {
    table: 'orders',
    access: 'read-write',
    delete: true,
    indexes: [
      { name: 'by-day', partition: 'day' },
      { name: 'by-customer', partition: 'customer' },
    ],
  },
  { bucket: 'invoices', access: 'read-write' },
  { topic: 'news', access: 'publish' },
  { queue: 'jobs', access: 'send-receive' },
];
const before: Manifest = {
  ...{ description: 'Takes orders', port: 3000, exposure: 'internal', grants },
  secrets: { apiKeys: 'orders/api-keys', bank: 'orders/bank' },
  internet: ['api.bank.example', 'api.post.example'],
};
const [orders, invoices, news, jobs] = grants;

/** @param words What the running code contains. */
const change = (changes: Partial<Manifest>, words: readonly string[], codeChanges = false) =>
  accessChanges(
    before,
    { ...before, ...changes },
    { mentions: (text) => words.includes(text), changes: codeChanges },
  );

it.each<[string, Partial<Manifest>, string, string]>([
  [
    'a bucket',
    { grants: [orders!, news!, jobs!] },
    'INVOICES_BUCKET',
    'the grant of the bucket "invoices" is removed',
  ],
  [
    'a table',
    { grants: [invoices!, news!, jobs!] },
    'ORDERS_TABLE',
    'the grant of the table "orders" is removed',
  ],
  [
    'a queue',
    { grants: [orders!, invoices!, news!] },
    'JOBS_QUEUE',
    'the grant of the queue "jobs" is removed',
  ],
  [
    'an index',
    {
      grants: [
        { ...orders!, indexes: [{ name: 'by-day', partition: 'day' }] } as never,
        invoices!,
        news!,
        jobs!,
      ],
    },
    'by-customer',
    'the index "by-customer" of the table "orders" is removed',
  ],
  [
    'a secret',
    { secrets: { apiKeys: 'orders/api-keys' } },
    'BANK_SECRET',
    'the secret bank is removed',
  ],
  [
    'a secret’s name',
    { secrets: { apiKeys: 'orders/api-keys', bank: 'orders/new-bank' } },
    'BANK_SECRET',
    'the secret bank changes from "orders/bank" to "orders/new-bank"',
  ],
])('%s that running tasks use is not removed under them', (_what, changes, word, message) => {
  expect(change(changes, [word])).toEqual([
    expect.objectContaining({ message: expect.stringContaining(message) }),
  ]);
  // What no code uses can go.
  expect(change(changes, [`OTHER_${word}`], true)).toEqual([]);
});

it('the kit’s API keys are used without a word in the code', () => {
  const [found] = change({ secrets: { ...before.secrets, apiKeys: 'orders/keys' } }, []);
  expect(found).toMatchObject({
    what: 'secret apiKeys',
    steps: [
      'add "previousApiKeys": "orders/api-keys" beside it, and release the service everywhere',
      'remove previousApiKeys in a second pull request',
    ],
  });
  const beside = { ...before.secrets, apiKeys: 'orders/keys', previousApiKeys: 'orders/api-keys' };
  expect(change({ secrets: beside }, [])).toEqual([]);
});

it('a topic can go alone, but not together with a change of the code that publishes', () => {
  const without = { grants: [orders!, invoices!, jobs!] };
  expect(change(without, ['TOPIC_ARNS'])).toEqual([]);
  expect(change(without, ['TOPIC_ARNS'], true)).toMatchObject([{ what: 'topic news' }]);
  expect(change(without, ['TOPIC_ARNS', 'news'])).toMatchObject([{ what: 'topic news' }]);
});

it.each<[string, Partial<Manifest>, string]>([
  [
    'deletes',
    { grants: [{ ...orders!, delete: false } as never, invoices!, news!, jobs!] },
    'the grant of the table "orders" no longer allows to delete',
  ],
  [
    'writes',
    { grants: [orders!, { bucket: 'invoices', access: 'read' }, news!, jobs!] },
    'the grant of the bucket "invoices" no longer allows to write',
  ],
  [
    'receipts',
    { grants: [orders!, invoices!, news!, { queue: 'jobs', access: 'send' }] },
    'the grant of the queue "jobs" no longer allows to receive',
  ],
  [
    'calls to a host',
    { internet: ['api.post.example'] },
    'api.bank.example can no longer be reached',
  ],
])(
  '%s are not forbidden together with the change of code that ends them',
  (_what, changes, message) => {
    expect(change(changes, [], true)).toEqual([
      expect.objectContaining({ message: expect.stringContaining(message) }),
    ]);
    // In a pull request of their own they are: the running code is the new code.
    expect(change(changes, [], false)).toEqual([]);
  },
);

it('more access is safe', () => {
  expect(
    accessChanges({ ...before, grants: [], internet: [] }, before, {
      mentions: () => true,
      changes: true,
    }),
  ).toEqual([]);
});
