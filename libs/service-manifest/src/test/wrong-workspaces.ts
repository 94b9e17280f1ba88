import { WRONG_NETWORKS } from './wrong-networks.ts';
import { WRONG_REPOSITORIES } from './wrong-repositories.ts';
import { WRONG_STAGES } from './wrong-stages.ts';
import { production, type WrongWorkspace } from './wrong-workspace.ts';

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
  ...WRONG_REPOSITORIES,
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
  ...WRONG_NETWORKS,
  ...WRONG_STAGES,
  [
    'a path in place of the id of a hosted zone',
    production({ hostedZone: '/hostedzone/Z0123456789' }),
    'environments.production.hostedZone: must be the id of a hosted zone such as Z0123456789ABCDEFGHIJ',
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
    'half a deletion protection',
    production({ deletionProtection: 'some' }),
    'environments.production.deletionProtection: must be true or false, not "some"',
  ],
];
