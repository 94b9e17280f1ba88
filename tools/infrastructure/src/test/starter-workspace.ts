import {
  parseWorkspace,
  readServices,
  type Service,
  type Workspace,
} from '@gatehouse/service-manifest';

const ACCOUNT = '111111111111';
const environment = (name: string) => ({ account: ACCOUNT, region: 'eu-central-1', cluster: name });

/** One account for the registry and two environments, and no domain. */
export const starter: Workspace = parseWorkspace(
  'gatehouse.json',
  JSON.stringify({
    profile: 'starter',
    organisation: 'acme',
    repository: 'services',
    organisationId: 1000001,
    repositoryId: 2000002,
    registry: { account: ACCOUNT, region: 'eu-central-1' },
    environments: {
      development: environment('development'),
      production: { ...environment('production'), production: true },
    },
  }),
);

const MANIFESTS = {
  orders: {
    description: 'Takes orders',
    port: 3001,
    exposure: 'public',
    secrets: { apiKeys: 'orders/api-keys', paymentKeys: 'payments/api-keys' },
    grants: [
      { table: 'orders', access: 'read-write', indexes: [{ name: 'by-day', partition: 'day' }] },
      { bucket: 'invoices', access: 'read-write' },
      { table: 'orders-idempotency', access: 'idempotency' },
    ],
    calls: ['payments'],
  },
  payments: {
    description: 'Takes payments',
    port: 3000,
    exposure: 'internal',
    secrets: { apiKeys: 'payments/api-keys' },
    grants: [
      { topic: 'payment-events', access: 'publish' },
      { table: 'payments-idempotency', access: 'idempotency' },
    ],
  },
};

/** Two services like those of the repository: `orders`, which is public and calls `payments`, which is internal. */
export const starterServices: readonly Service[] = readServices(
  Object.entries(MANIFESTS).map(([name, manifest]) => ({
    name,
    file: `apps/${name}/service.json`,
    text: JSON.stringify(manifest),
  })),
  starter,
);
