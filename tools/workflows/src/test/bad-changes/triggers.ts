import { CI, PLAN } from './changed-file.ts';
import type { Row } from './row.ts';

/** Triggers. */
export const TRIGGERS: readonly Row[] = [
  ['pull requests with secrets', 'safe-triggers', CI, '  pull_request:', '  pull_request_target:'],
  [
    'a delivery of pull requests',
    'no-credentials-on-pull-requests',
    PLAN,
    'push:\n    branches: [main]',
    'pull_request:',
  ],
  ['a delivery of any branch', undefined, PLAN, '    branches: [main]\n', ''],
  ['no checks in the merge queue', undefined, CI, '  merge_group:\n', ''],
  [
    'checks for some files alone',
    undefined,
    CI,
    '  pull_request:\n',
    '  pull_request:\n    paths: [apps/**]\n',
  ],
];
