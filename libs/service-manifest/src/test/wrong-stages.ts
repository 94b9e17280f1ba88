import { production, type WrongWorkspace } from './wrong-workspace.ts';

/** Workspaces with environments that a release cannot pass through. */
export const WRONG_STAGES: WrongWorkspace[] = [
  [
    'a production that trusts keys in files',
    production({ local: true }),
    'environments.production.local: cannot go with "production"',
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
];
