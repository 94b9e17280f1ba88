import { none, ok, refused, type Route } from './github-reply.ts';
import type { GitHubState } from './github-state.ts';

/** A push starts a delivery, once. */
export const startRuns = (state: GitHubState, main: string | undefined): void => {
  if (main === undefined || state.runs.length > 0) return;
  state.runs.push({
    ...{ id: 100, workflow: 'deliver.yml', run_number: 1 },
    ...{ status: 'waiting', conclusion: null },
  });
};

/** A run without approvals advances by itself, each time it is read. */
const advanceRuns = (state: GitHubState, workflow: string): void => {
  for (const run of state.runs)
    if (run.workflow === workflow && run.status === 'in_progress')
      Object.assign(run, { status: 'completed', conclusion: state.conclusion });
    else if (run.workflow === workflow && run.status === 'queued') run.status = 'in_progress';
};

/**
 * Runs of workflows: https://docs.github.com/en/rest/actions/workflow-runs
 * @param mainOf The commit of main.
 */
export const runRoutes = (
  state: GitHubState,
  mainOf: () => string | undefined,
): readonly Route[] => [
  [
    /^GET \/repos\/acme\/services\/actions\/workflows\/([\w.]+)\/runs$/,
    ({ match, query }) => {
      startRuns(state, mainOf());
      const status = query.get('status');
      advanceRuns(state, match[1]!);
      const found = state.runs.filter(
        (run) =>
          run.workflow === match[1] &&
          (status === null || run.status === status || run.conclusion === status),
      );
      return ok({
        total_count: found.length,
        workflow_runs: found.map((run) => ({
          ...run,
          html_url: `https://github.com/acme/services/actions/runs/${run.id}`,
        })),
      });
    },
  ],
  [
    /^POST \/repos\/acme\/services\/actions\/workflows\/([\w.]+)\/dispatches$/,
    ({ match, body }) => {
      if (mainOf() === undefined || body['ref'] !== 'main')
        return refused(422, `No ref found for: ${String(body['ref'])}`);
      const id = 100 + state.runs.length;
      state.runs.unshift({
        ...{ id, workflow: match[1]!, run_number: 1, status: 'queued', conclusion: null },
      });
      return none();
    },
  ],
];
