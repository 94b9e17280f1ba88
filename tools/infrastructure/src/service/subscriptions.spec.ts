import type { Manifest } from '@gatehouse/service-manifest';
import { placeSubscriptions } from './subscriptions.ts';

const service = (grants: Manifest['grants']): Manifest => ({
  description: 'A service',
  port: 3000,
  exposure: 'internal',
  grants,
});

it('lets two services get each other’s messages without stacks that wait for each other', () => {
  const both = new Map([
    [
      'orders',
      service([
        { topic: 'order-events', access: 'publish' },
        { queue: 'paid', access: 'receive', topics: ['payment-events'] },
      ]),
    ],
    [
      'payments',
      service([
        { topic: 'payment-events', access: 'publish' },
        { queue: 'ordered', access: 'receive', topics: ['order-events'] },
      ]),
    ],
  ]);
  expect(placeSubscriptions(both)).toEqual([
    { topic: 'payment-events', queue: 'paid', service: 'payments', after: 'orders' },
    { topic: 'order-events', queue: 'ordered', service: 'payments', after: 'orders' },
  ]);
});

it('waits for no other stack where topic and queue have the same owner', () => {
  const grants: Manifest['grants'] = [
    { topic: 'events', access: 'publish' },
    { queue: 'jobs', access: 'send-receive', topics: ['events'] },
    { queue: 'mails', access: 'send', owner: 'mailer' },
  ];
  expect(placeSubscriptions(new Map([['orders', service(grants)]]))).toEqual([
    { topic: 'events', queue: 'jobs', service: 'orders', after: undefined },
  ]);
});
