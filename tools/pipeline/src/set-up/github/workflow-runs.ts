import type { SetUpContext } from '../context.ts';
import { repositoryPath } from './repository-path.ts';

/** https://docs.github.com/en/rest/actions/workflow-runs */
export interface WorkflowRun {
  readonly id: number;
  readonly status: string;
  readonly conclusion: string | null;
  readonly html_url: string;
}

/**
 * The runs of a workflow on main, the latest first, at most 20.
 * @param status Only those with this status or conclusion.
 */
export async function workflowRuns(
  { github, workspace }: Pick<SetUpContext, 'github' | 'workspace'>,
  workflow: string,
  status?: string,
): Promise<readonly WorkflowRun[]> {
  const filter = status === undefined ? '' : `&status=${status}`;
  const answer = await github.get<{ workflow_runs: WorkflowRun[] }>(
    repositoryPath(
      workspace(),
      `/actions/workflows/${workflow}/runs?branch=main&per_page=20${filter}`,
    ),
  );
  return answer?.workflow_runs ?? [];
}
