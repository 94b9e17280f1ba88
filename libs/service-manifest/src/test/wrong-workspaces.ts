type Environments = Record<'development' | 'production', object>;

/** What is changed in a good `gatehouse.json` with these environments, and the message that this gives. */
export type WrongWorkspace = [
  what: string,
  change: (environments: Environments) => object,
  message: string,
];

/** With other settings of production. */
const production = (change: object) => (environments: Environments) => ({
  environments: { production: { ...environments.production, ...change } },
});

/** Workspaces that are refused. */
export const WRONG_WORKSPACES: WrongWorkspace[] = [
  [
    'an account that is no text',
    () => ({ registry: { account: 111111111111, region: 'eu-central-1' } }),
    'registry.account: must be an AWS account: 12 digits in quotes, not 111111111111',
  ],
  [
    'a misspelt key',
    () => ({ organization: 'acme' }),
    'organization: is not a known property; did you mean "organisation"?',
  ],
  [
    'the id of an organisation as text',
    () => ({ organisationId: '1000001' }),
    'organisationId: must be a whole number from 1 to 9007199254740991 (an id of GitHub), not "1000001"',
  ],
  [
    'a name where the id of a repository is',
    () => ({ repositoryId: 'services' }),
    'repositoryId: must be a whole number from 1',
  ],
  [
    'an environment that is called as build repositories are',
    ({ production }) => ({ environments: { build: production } }),
    'environments.build: is what build repositories are called; choose another name',
  ],
  ...['null', 'on', 'true', 'dist', 'coverage', 'nul', 'com1'].map((name): WrongWorkspace => [
    `an environment called ${name}`,
    ({ production }) => ({ environments: { [name]: production } }),
    `environments.${name}: must be an environment name`,
  ]),
  [
    'no environment',
    () => ({ environments: {} }),
    'environments: must have one environment or more',
  ],
  [
    'an environment called as the registry’s stacks',
    ({ production }) => ({ environments: { registry: production } }),
    'environments.registry: is what the stacks of the registry are called; choose another name',
  ],
  [
    'two environments in one place',
    ({ production }) => ({ environments: { one: production, two: production } }),
    'environments.two: has account and region of "one"',
  ],
  [
    'two environments in one domain',
    ({ production, development }) => ({
      environments: { one: production, two: { ...development, domain: 'acme.example' } },
    }),
    'environments.two.domain: is the domain of "one" already',
  ],
  [
    'a production that trusts keys in files',
    production({ local: true }),
    'environments.production.local: cannot go with "production"',
  ],
  [
    'an address in place of a domain',
    production({ domain: 'https://acme.example' }),
    'environments.production.domain: must be a domain such as staging.example.com',
  ],
  [
    'a path in place of the id of a hosted zone',
    production({ hostedZone: '/hostedzone/Z0123456789' }),
    'environments.production.hostedZone: must be the id of a hosted zone such as Z0123456789ABCDEFGHIJ',
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
  [
    'days that CloudWatch cannot keep logs for',
    production({ logRetention: 31 }),
    'environments.production.logRetention: must be one of 1, 3, 5, 7, 14, 30',
  ],
  [
    'an archive for no time',
    production({ archiveYears: 0 }),
    'environments.production.archiveYears: must be a whole number from 1 to 10 (years), not 0',
  ],
  [
    'a reviewer that is no team',
    production({ reviewers: ['acme/platform'] }),
    'environments.production.reviewers[0]: must be a team of the organisation such as platform, or a person such as @ann, not "acme/platform"',
  ],
  [
    'more reviewers than GitHub takes',
    production({ reviewers: ['a', 'b', 'c', 'd', 'e', 'f', 'g'] }),
    'environments.production.reviewers: must be 6 teams at most',
  ],
  [
    'a production that is deployed to along with another environment',
    ({ development, production }) => ({
      environments: { development, production: { ...production, parallel: true } },
    }),
    'environments.production.parallel: cannot go with "production": a release is tried elsewhere first',
  ],
  [
    'a first environment that is deployed to along with none',
    ({ development }) => ({ environments: { development: { ...development, parallel: true } } }),
    'environments.development.parallel: must not be set: no environment is above this one',
  ],
  [
    'a laptop that is deployed to along with another environment',
    ({ development, production }) => ({
      environments: {
        production,
        development: { ...development, local: true, parallel: true },
      },
    }),
    'environments.development.parallel: cannot go with "local": nothing is deployed there',
  ],
  [
    'a check with the name of a rendered workflow',
    () => ({ github: { checks: ['gate'] } }),
    'github.checks[0]: "gate" is what Gatehouse calls one of its own; choose another name',
  ],
  [
    'a check that is required twice',
    () => ({ github: { checks: ['licences', 'licences'] } }),
    'github.checks[1]: "licences" is a duplicate',
  ],
  [
    'a check that is a file',
    () => ({ github: { checks: ['licences.yml'] } }),
    'github.checks[0]: must be the name of a workflow of your own, without .yml, not "licences.yml"',
  ],
  [
    'owners of a path with a space',
    () => ({ github: { owners: { '/apps/my app/': ['platform'] } } }),
    'must be a path from the top of the workspace such as /apps/payments/, without spaces',
  ],
  [
    'a path without an owner',
    () => ({ github: { owners: { '/apps/payments/': [] } } }),
    'must have one team or more',
  ],
  [
    'half a deletion protection',
    production({ deletionProtection: 'some' }),
    'environments.production.deletionProtection: must be true or false, not "some"',
  ],
];
