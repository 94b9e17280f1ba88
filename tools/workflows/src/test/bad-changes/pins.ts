import { action, CI, DELIVER } from './changed-file.ts';
import type { Row } from './row.ts';

/** Actions and scanners that are not pinned. */
export const PINS: readonly Row[] = [
  [
    'an action by its tag',
    'pinned-actions',
    action('setup'),
    'actions/setup-node@8',
    'actions/setup-node@9',
  ],
  ['another version behind a commit', 'pinned-actions', CI, '# v7.0.1', '# v7.0.0'],
  ['a scanner by its tag', 'pinned-actions', DELIVER, '@sha256:be1190af', '@sha256:ce1190af'],
];
