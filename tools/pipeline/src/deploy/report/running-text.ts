import type { Running } from './report.ts';

/** `2 tasks of payments-production:11 (sha256:0123456789ab…)`, or "nothing". */
export function runningText(running: readonly Running[]): string {
  if (running.length === 0) return 'nothing';
  return running
    .map(
      ({ revision, digest = 'image not known', tasks }) =>
        `${tasks} ${tasks === 1 ? 'task' : 'tasks'} of ${revision} (${digest})`,
    )
    .join(', ');
}
