import { CI, DELIVER } from './changed-file.ts';
import type { Row } from './row.ts';
import { CONCURRENCY } from './concurrency.ts';

/** The order of jobs, and their conditions. */
export const ORDER: readonly Row[] = [
  [
    'a deployment without its gate',
    'gate-before-deploy',
    DELIVER,
    '      - gate\n    if: ${{ !cancelled() && needs.gate.outputs.development',
    '    if: ${{ !cancelled() && needs.gate.outputs.development',
  ],
  [
    'a deployment before the one before',
    'gate-before-deploy',
    DELIVER,
    '      - gate\n      - deploy-development\n',
    '      - gate\n',
  ],
  ['a gate without one scan', 'gate-before-deploy', DELIVER, '      - scan-grype\n', ''],
  [
    'a gate of another environment',
    'gate-before-deploy',
    DELIVER,
    'needs.gate.outputs.production',
    'needs.gate.outputs.staging',
  ],
  [
    'a deployment after a failure',
    'gate-before-deploy',
    DELIVER,
    "if: ${{ !cancelled() && needs.superseded-production.outputs.superseded == 'false' }}",
    'if: always()',
  ],
  [
    'reviewers who are asked for nothing',
    'gate-before-deploy',
    DELIVER,
    "    if: ${{ !cancelled() && needs.superseded-production.outputs.superseded == 'false' }}\n",
    '',
  ],
  ['the required check may be skipped', 'required-job', CI, 'if: always()\n', 'if: success()\n'],
  [
    'the required check takes skipped for passed',
    'required-job',
    CI,
    "== 'skipped' && needs.affected.outputs.any == 'false'",
    "== 'skipped'",
  ],
  ['the required check forgets a job', 'required-job', CI, '      - code\n', ''],
  [
    'the required check ignores a result',
    'required-job',
    CI,
    "\n          && needs.code.result == 'success'",
    '',
  ],
  [
    'a failure that counts as success',
    undefined,
    DELIVER,
    '  scan-trivy:\n',
    '  scan-trivy:\n    continue-on-error: true\n',
  ],
  [
    'a build that fails in silence',
    'privileged-jobs',
    DELIVER,
    '  build:\n',
    '  build:\n    continue-on-error: true\n',
  ],
  ...CONCURRENCY,
];
