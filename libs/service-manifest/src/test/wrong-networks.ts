import { production, type WrongWorkspace } from './wrong-workspace.ts';

/** Workspaces with invalid networks and domains. */
export const WRONG_NETWORKS: WrongWorkspace[] = [
  [
    'two environments in one domain',
    ({ production, development }) => ({
      environments: { one: production, two: { ...development, domain: 'acme.example' } },
    }),
    'environments.two.domain: is the domain of "one" already',
  ],
  [
    'an address in place of a domain',
    production({ domain: 'https://acme.example' }),
    'environments.production.domain: must be a domain such as staging.example.com',
  ],
  ...['10.0.0.0/8', '10.20.1.0/16', '10.256.0.0/16', '172.32.0.0/16', '8.8.0.0/16'].map(
    (cidr): WrongWorkspace => [
      `the network ${cidr}`,
      production({ network: { cidr } }),
      `environments.production.network.cidr: must be a private network of 65,536 addresses such as 10.20.0.0/16, not "${cidr}"`,
    ],
  ),
  [
    'a single zone',
    production({ network: { zones: 1 } }),
    'environments.production.network.zones: must be a whole number from 2 to 3 (availability zones), not 1',
  ],
  [
    'more NAT gateways than zones',
    production({ network: { natGateways: 3 } }),
    'environments.production.network.natGateways: 3 is more than network.zones, 2',
  ],
  [
    'endpoints in more zones than there are',
    production({ network: { redundancy: 3 } }),
    'environments.production.network.redundancy: 3 is more than network.zones, 2',
  ],
  [
    'no domain, where there are load balancers',
    production({ domain: undefined }),
    'environments.production.domain: is missing: only the profile "starter" does without',
  ],
  [
    'NAT gateways for tasks with public addresses',
    production({ network: { endpoints: false, natGateways: 1 } }),
    'environments.production.network.natGateways: cannot go with "endpoints": false',
  ],
  [
    'two environments in one cluster of an account',
    ({ production }) => ({
      environments: {
        one: { ...production, sharedAccount: true },
        two: { ...production, sharedAccount: true, domain: 'other.example' },
      },
    }),
    'environments.two.cluster: is the cluster of "one" already, in the same account and region',
  ],
];
