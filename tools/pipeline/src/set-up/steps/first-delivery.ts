import { workflowRuns } from '../github/workflow-runs.ts';
import { differs, done, missing, type PersonalStep } from '../step.ts';

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
    const succeeded = await workflowRuns(context, 'deliver.yml', 'success');
    if (succeeded[0]) return done(succeeded[0].html_url);
    const [latest] = await workflowRuns(context, 'deliver.yml');
    if (latest === undefined) return missing('there is no run of deliver.yml yet');
    const { status, conclusion, html_url: url } = latest;
    return status === 'completed'
      ? differs(`${url} ended with ${conclusion}`, `gh run rerun ${latest.id} --failed`)
      : missing(`${url} is ${status === 'waiting' ? 'waiting for its approval' : status}`);
  },
});
