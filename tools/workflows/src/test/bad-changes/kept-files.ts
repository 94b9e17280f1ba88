import { DEPENDABOT, OWNERS } from './changed-file.ts';
import type { Row } from './row.ts';

/** Permissions to approve, and files that must stay up to date. */
export const KEPT_FILES: readonly Row[] = [
  ['workflows that anybody may approve', undefined, OWNERS, '/.github/', '/.gitlab/'],
  [
    'grants that anybody may approve',
    undefined,
    OWNERS,
    'task-role.json       @acme/platform',
    'task-role.json       @acme/services',
  ],
  ['updates within the hour', undefined, DEPENDABOT, 'default-days: 7', 'default-days: 0'],
  [
    'scanners that nobody updates',
    undefined,
    DEPENDABOT,
    'directory: /security/tools',
    'directory: /security',
  ],
];
