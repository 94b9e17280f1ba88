import { action, DELIVER, GATE, PLAN } from './changed-file.ts';
import type { Row } from './row.ts';

/** The command, and stacks. */
export const COMMAND: readonly Row[] = [
  [
    'a command whose digest is not compared',
    'privileged-jobs',
    action('gatehouse'),
    'sha256sum --check --strict <<<',
    'sha256sum --check --ignore-missing <<<',
  ],
  [
    'a command that another workflow may make',
    'privileged-jobs',
    action('gatehouse'),
    'workflows/command.yml',
    'workflows/ci.yml',
  ],
  [
    'packages beside the gate',
    undefined,
    GATE,
    'actions/gatehouse\n        with:\n          digest: ${{ inputs.command }}',
    'actions/setup',
  ],
  [
    'a deployment that waits for the stacks of no commit',
    undefined,
    DELIVER,
    '--plan "$STACKS"',
    "--plan '{}'",
  ],
  [
    'stacks after those before them failed',
    undefined,
    PLAN,
    "\n      && (needs.infrastructure-registry.result == 'skipped' || needs.infrastructure-registry.outputs.shared == 'true')",
    '',
  ],
  [
    'reviewers who are asked for no stack',
    undefined,
    PLAN,
    "!cancelled() && needs.plan.outputs.stacks-production != ''",
    '!cancelled()',
  ],
];
