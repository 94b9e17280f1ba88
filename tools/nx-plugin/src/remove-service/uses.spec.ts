import type { Manifest } from '@gatehouse/service-manifest';
import { uses } from './uses.ts';

const manifest = (grants: Manifest['grants']): Manifest => ({
  description: 'A service',
  port: 3000,
  exposure: 'internal',
  grants,
});
const payments = manifest([{ topic: 'payment-events', access: 'publish' }]);

it('names the queues that get topics of a service, and its queues that others send to', () => {
  const orders = manifest([
    { queue: 'receipts', access: 'receive', topics: ['payment-events', 'order-events'] },
    { queue: 'refunds', access: 'send', owner: 'payments' },
  ]);
  expect(uses(orders, 'payments', payments)).toEqual([
    'uses its queue "refunds"',
    'gets its topic "payment-events" in the queue "receipts"',
  ]);
});
