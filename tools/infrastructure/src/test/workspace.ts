import {
  environmentOf,
  modelOf,
  readServices,
  parseWorkspace,
  type Environment,
  type Service,
  type ServiceModel,
  type Workspace,
} from '@gatehouse/service-manifest';
import { needsOf, type Needs } from '../needs.ts';

/** Three accounts in two environments, one of them production. */
export const workspace: Workspace = parseWorkspace(
  'gatehouse.json',
  JSON.stringify({
    organisation: 'acme',
    repository: 'services',
    organisationId: 1000001,
    repositoryId: 2000002,
    registry: { account: '000000000000', region: 'eu-central-1' },
    environments: {
      development: {
        account: '111111111111',
        region: 'eu-central-1',
        cluster: 'development',
        domain: 'development.acme.example',
        hostedZone: 'Z00000000DEVELOPMENT',
      },
      production: {
        account: '333333333333',
        region: 'eu-central-1',
        cluster: 'production',
        domain: 'acme.example',
        hostedZone: 'Z000000000PRODUCTION',
        production: true,
      },
    },
  }),
);

const MANIFESTS = {
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

/**
 * `orders`, which is public, has a table, a bucket, a topic and access to the internet, and calls `payments`, which is
 * internal.
 */
export const services: readonly Service[] = readServices(
  Object.entries(MANIFESTS).map(([name, manifest]) => ({
    name,
    file: `apps/${name}/service.json`,
    text: JSON.stringify(manifest),
  })),
  workspace,
);

/** The needs of both services, which are the same in both environments. */
export const needs: Needs = needsOf(
  services.map(({ name, manifest }) => modelOf(name, manifest, workspace, 'production')),
);

export const environment = (name: 'development' | 'production'): Environment =>
  environmentOf(workspace, name);

export const serviceModel = (
  name: keyof typeof MANIFESTS,
  environmentName: 'development' | 'production',
): ServiceModel =>
  modelOf(
    name,
    services.find((service) => service.name === name)!.manifest,
    workspace,
    environmentName,
  );
