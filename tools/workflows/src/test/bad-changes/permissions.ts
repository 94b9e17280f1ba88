import { BATCH, DELIVER, GATE, PLAN, workflow } from './changed-file.ts';
import type { Row } from './row.ts';

/** Permissions, roles and secrets. */
export const PERMISSIONS: readonly Row[] = [
  [
    'all permissions',
    'no-credentials-on-pull-requests',
    BATCH,
    'contents: read',
    'id-token: write',
  ],
  [
    'a called workflow that may not start',
    'callee-permissions',
    PLAN,
    'attestations: write',
    'attestations: read',
  ],
  [
    'a job that asks for more than its caller',
    'callee-permissions',
    DELIVER,
    'contents: read',
    'contents: write',
  ],
  [
    'a deployment outside of its environment',
    'roles-in-their-place',
    DELIVER,
    'environment: production\n    concurrency',
    'concurrency',
  ],
  [
    'the role of another job',
    'roles-in-their-place',
    workflow('rollback'),
    'role: deploy',
    'role: build',
  ],
  ['a build that can sign', 'roles-in-their-place', DELIVER, 'role: build', 'role: gate'],
  ['a gate that can build', 'gate-apart', GATE, 'role: gate', 'role: build'],
  [
    'an unknown environment',
    'known-environments',
    DELIVER,
    'environment: staging\n    conc',
    'environment: stage\n    conc',
  ],
  [
    'a roll-back to fewer environments',
    'known-environments',
    workflow('rollback'),
    '          - staging\n',
    '',
  ],
  [
    'all secrets',
    'secrets-in-environments',
    PLAN,
    '    with:\n      services',
    '    secrets: inherit\n    with:\n      services',
  ],
  [
    'a secret outside of environments',
    'secrets-in-environments',
    workflow('bases'),
    'github.token',
    'secrets.TOKEN',
  ],
  [
    'a scanner with an identity',
    'scanners-apart',
    DELIVER,
    'permissions: {}\n    steps',
    'permissions:\n      id-token: write\n    steps',
  ],
];
