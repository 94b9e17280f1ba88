/** The manifests of both services. */
export const MANIFESTS = {
  orders: {
    description: 'Takes orders',
    port: 3001,
    exposure: 'public',
    secrets: { apiKeys: 'orders/api-keys', paymentKeys: 'payments/api-keys', shop: 'orders/shop' },
    grants: [
      {
        table: 'orders',
        access: 'read-write',
        key: { partition: 'id', sort: 'createdAt' },
        indexes: [{ name: 'by-customer', partition: 'customer' }],
      },
      { bucket: 'invoices', access: 'read-write' },
      { topic: 'order-events', access: 'publish' },
      { table: 'orders-idempotency', access: 'idempotency' },
      { queue: 'shipments', access: 'send', owner: 'payments' },
    ],
    calls: ['payments'],
    internet: ['api.shop.example.com'],
  },
  payments: {
    description: 'Takes payments',
    port: 3000,
    exposure: 'internal',
    secrets: { apiKeys: 'payments/api-keys', bank: 'payments/bank' },
    injectedSecrets: { AGENT_ID: { secret: 'shared/agent', field: 'id' } },
    grants: [
      { topic: 'payment-events', access: 'publish' },
      { topic: 'order-events', access: 'publish', owner: 'orders' },
      { table: 'sessions', access: 'read-write', delete: true, ttl: 'ends' },
      { bucket: 'receipts', access: 'write', delete: true },
      { queue: 'shipments', access: 'receive', topics: ['order-events'], attempts: 3 },
    ],
    environments: { development: { tasks: { min: 1, max: 1 }, capacity: 'spot' } },
  },
};
