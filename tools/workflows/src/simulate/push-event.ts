import type { GithubEvent } from './scenario.ts';

/** A push to main, which starts a delivery. */
export const push = (commit: number, at = 0, more: Partial<GithubEvent> = {}): GithubEvent => ({
  ...{ name: 'push', workflow: 'deliver', commit, at },
  ...more,
});

/** Long after everything else of a scenario has ended. */
export const LATER = 600;
