import type { SetUpContext } from '../context.ts';
import { repositoryPath } from '../github/repository-path.ts';
import { workflowRuns, type WorkflowRun } from '../github/workflow-runs.ts';
import { differs, done, missing, type AutomaticStep } from '../step.ts';

/** A run takes about five minutes, and may wait for a runner. */
const LONGEST_MS = 30 * 60_000;
const PAUSE_MS = 15_000;

/**
 * A workflow that runs on a schedule has run once, so that its roles have worked before they are needed.
 * @param name Its file without `.yml`.
 */
export const rehearsal = (
  name: string,
  title: string,
  needs: readonly string[],
): AutomaticStep => ({
  id: `rehearsal/${name}`,
  ...{ title, kind: 'automatic', places: [], minutes: 5 },
  needs: ['delivery', ...needs],
  async check(context) {
    const latest = await latestRun(context, name);
    if (latest === undefined) return missing(`there is no run of ${name}.yml yet`);
    const { id, status, conclusion, html_url: url } = latest;
    if (status !== 'completed') return missing(`${url} is ${status}`);
    return conclusion === 'success'
      ? done(url)
      : differs(`${url} ended with ${conclusion}`, `gh run rerun ${id} --failed`);
  },
  async apply(context) {
    const { github, workspace, clock } = context;
    const before = await latestRun(context, name);
    if (before === undefined || before.status === 'completed')
      await github.post(repositoryPath(workspace(), `/actions/workflows/${name}.yml/dispatches`), {
        ref: 'main',
      });
    // GitHub shows a run a moment after it was requested.
    for (let waited = 0; waited < LONGEST_MS; waited += PAUSE_MS) {
      await clock.sleep(PAUSE_MS);
      if ((await latestRun(context, name))?.status === 'completed') return;
    }
  },
});

const latestRun = async (context: SetUpContext, name: string): Promise<WorkflowRun | undefined> =>
  (await workflowRuns(context, `${name}.yml`))[0];
