import { action, CI, DELIVER, GATE, RESCAN, workflow } from './changed-file.ts';
import type { Row } from './row.ts';

/** Names that do not exist. */
export const NAMES: readonly Row[] = [
  ['a misspelt key', 'github-parser', CI, 'runs-on:', 'runs-onn:'],
  ['a job that does not exist', 'github-parser', DELIVER, '- scan-trivy\n', '- scam-trivy\n'],
  ['a misspelt key of an action', 'github-parser', action('setup'), 'shell: bash', 'shel: bash'],
  ['an output that no step has', 'actionlint', CI, 'affected.outputs.any', 'effected.outputs.any'],
  [
    'an output that no job has',
    'actionlint',
    DELIVER,
    'build.outputs.image',
    'build.outputs.imgae',
  ],
  [
    'a command that does not exist',
    'known-commands',
    CI,
    '- run: npx nx sync:check',
    '- run: npx nx sync:chekc',
  ],
  ['an option that does not exist', 'known-commands', GATE, '--ecr --report', '--ecr --reprot'],
  [
    'a program that is not installed',
    'known-commands',
    CI,
    'gatehouse-workflows',
    'gatehouse-workflow',
  ],
  [
    'an input that a workflow does not have',
    'known-inputs',
    workflow('deliver-batch'),
    'service: ${{',
    'sevice: ${{',
  ],
  [
    'an input that is left out',
    'known-inputs',
    DELIVER,
    '          environment: development\n',
    '',
  ],
  [
    'an input that an action of others ignores',
    'known-inputs',
    DELIVER,
    'subject-digest:',
    'subject-diggest:',
  ],
  ['findings of a file that does not exist', 'known-inputs', RESCAN, 'sarif_file:', 'sarif-file:'],
];
