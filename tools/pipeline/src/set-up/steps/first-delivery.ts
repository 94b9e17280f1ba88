import type { SetUpContext } from '../context.ts';
import { repositoryPath } from '../github/repository-path.ts';
import { differs, done, missing, type PersonalStep } from '../step.ts';

/** https://docs.github.com/en/rest/actions/workflow-runs */
interface Run {
  readonly id: number;
  readonly status: string;
  readonly conclusion: string | null;
  readonly html_url: string;
}

/** A person other than the one who pushed approves it: production has reviewers. */
export const firstDelivery = (reviewed: boolean): PersonalStep => ({
  id: 'delivery',
  isGate: true,
  title: reviewed
    ? 'The first delivery has been approved, and has reached every environment'
    : 'The first delivery has reached every environment',
  kind: reviewed ? 'manual' : 'check',
  places: [],
  needs: ['push'],
  minutes: 20,
  instructions: [
    'A delivery takes about a quarter of an hour until it waits for its approval. Then another member of the team opens the run and selects "Review deployments":',
    '$ gh run list --workflow deliver.yml --limit 1',
  ],
  async check(context) {
    const succeeded = await runsOf(context, 'deliver.yml', '&status=success');
    if (succeeded[0]) return done(succeeded[0].html_url);
    const [latest] = await runsOf(context, 'deliver.yml', '');
    if (latest === undefined) return missing('there is no run of deliver.yml yet');
    const { status, conclusion, html_url: url } = latest;
    return status === 'completed'
      ? differs(`${url} ended with ${conclusion}`, `gh run rerun ${latest.id} --failed`)
      : missing(`${url} is ${status === 'waiting' ? 'waiting for its approval' : status}`);
  },
});

async function runsOf(
  { github, workspace }: SetUpContext,
  workflow: string,
  filter: string,
): Promise<readonly Run[]> {
  const answer = await github.get<{ workflow_runs: Run[] }>(
    repositoryPath(
      workspace(),
      `/actions/workflows/${workflow}/runs?branch=main&per_page=20${filter}`,
    ),
  );
  return answer?.workflow_runs ?? [];
}
