import type { Manifest } from '@gatehouse/service-manifest';

export const REGISTRY = '222222222222';
export const ACCOUNTS = { laptop: '111111111111', production: '333333333333' };
export type Environment = keyof typeof ACCOUNTS;

const place = (environment: Environment) => ({
  account: ACCOUNTS[environment],
  region: 'eu-central-1',
  cluster: environment,
  domain: `${environment}.example.com`,
});

/** Text of a `gatehouse.json`. */
export const WORKSPACE = JSON.stringify({
  organisation: 'acme',
  repository: 'services',
  registry: { account: REGISTRY, region: 'eu-central-1' },
  environments: {
    laptop: { ...place('laptop'), local: true },
    production: { ...place('production'), production: true },
  },
});

export const PAYMENTS: Manifest = {
  description: 'Pays',
  port: 3000,
  exposure: 'internal',
  secrets: { apiKeys: 'payments/api-keys' },
};
