import { CI, DELIVER, INFRASTRUCTURE } from './changed-file.ts';
import type { Row } from './row.ts';

/** Locks and time limits. */
export const CONCURRENCY: readonly Row[] = [
  [
    'two environments that lock each other',
    'literal-concurrency',
    DELIVER,
    '}}-production',
    '}}-staging',
  ],
  [
    'a deployment that is cancelled half-way',
    'literal-concurrency',
    DELIVER,
    'in-progress: false',
    'in-progress: true',
  ],
  [
    'a group by the name of the caller',
    'literal-concurrency',
    CI,
    'group: ci-',
    'group: ${{ github.workflow }}-',
  ],
  ['a job that never ends', 'time-limits', CI, '    timeout-minutes: 10\n', ''],
  [
    'a job that outlives its role',
    'time-limits',
    INFRASTRUCTURE,
    'timeout-minutes: 60',
    'timeout-minutes: 90',
  ],
];
