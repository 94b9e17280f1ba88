import { spawnSync } from 'node:child_process';
import type { CachedTask } from './cached-tasks.ts';
import { showProgress } from './show-progress.ts';

/** What tasks build on must be there: only their own reads are looked at. */
export function buildDependencies(tasks: readonly CachedTask[]): void {
  const [first] = tasks;
  if (first === undefined) return;
  const projects = tasks.map(({ project }) => project).join(',');
  const targets = [...new Set(tasks.map(({ target }) => target))].join(',');
  showProgress(`building what ${targets} depends on`);
  spawnSync('npx', ['nx', 'run-many', `--targets=${targets}`, `--projects=${projects}`], {
    stdio: 'ignore',
  });
}
