import { WRONG_BUNDLES } from './wrong-bundles.ts';
import { WRONG_DEPLOYMENTS } from './wrong-deployments.ts';
import { WRONG_GRANTS } from './wrong-grants.ts';
import type { WrongManifest } from './wrong-manifest.ts';
import { WRONG_SIZES } from './wrong-sizes.ts';
import { WRONG_VARIABLES } from './wrong-variables.ts';
import { WRONG_PORTS } from './wrong-ports.ts';

/** Manifests that are rejected. */
export const WRONG_MANIFESTS: WrongManifest[] = [
  ['a misspelt key', { prot: 1 }, 'prot: is not a known property; did you mean "port"?'],
  ...WRONG_BUNDLES,
  [
    'two steps of one name',
    {
      release: {
        before: [
          { name: 'migrate', command: ['a'] },
          { name: 'migrate', command: ['b'] },
        ],
      },
    },
    'release.before[1].name: "migrate" is already the name of another step',
  ],
  [
    'an unknown key',
    { colour: 'red' },
    'colour: is not a known property; allowed: $schema, description',
  ],
  ...WRONG_SIZES,
  [
    'no description',
    { description: undefined },
    'description: must be one line of 1 to 200 characters; it is missing',
  ],
  [
    'an empty description',
    { description: '' },
    'description: must be one line of 1 to 200 characters, not ""',
  ],
  [
    'a description that leaves its line',
    { description: 'one\ntwo' },
    'description: must be one line of 1 to 200 characters',
  ],
  ...WRONG_PORTS,
  [
    'another architecture in one environment',
    { environments: { production: { architecture: 'ARM64' } } },
    'environments.production.architecture: is not a known property',
  ],
  [
    'a base that is none',
    { base: 'debian' },
    'base: must be one of "distroless", "alpine", not "debian"',
  ],
  [
    'an architecture that is none',
    { architecture: 'arm' },
    'architecture: must be one of "X86_64", "ARM64", not "arm"',
  ],
  ...WRONG_DEPLOYMENTS,
  ...WRONG_VARIABLES,
  [
    'an environment that is none',
    { environments: { prodution: {} } },
    'environments.prodution: is no environment of gatehouse.json; did you mean "production"?; allowed: development, production',
  ],
  ...WRONG_GRANTS,
];
