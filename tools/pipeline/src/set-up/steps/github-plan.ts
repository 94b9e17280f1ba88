import type { Repository } from './repository.ts';
import { repositoryPath } from '../github/repository-path.ts';
import { differs, done, type PersonalStep } from '../step.ts';

/** Attestations, reviewers of environments and merge queues of private repositories need this plan. */
export const gitHubPlan: PersonalStep = {
  id: 'github/plan',
  title: 'The repository is public, or the organisation has GitHub Enterprise Cloud',
  kind: 'check',
  places: [],
  needs: ['github/repository'],
  instructions: [
    'Without attestations no image passes the gate. Make the repository public, or upgrade the plan of the organisation.',
  ],
  async check({ github, workspace }) {
    const settings = workspace();
    const repository = await github.get<Repository>(repositoryPath(settings));
    if (repository?.private === false) return done('public');
    const organisation = await github.get<{ plan?: { name: string } }>(
      `/orgs/${settings.organisation}`,
    );
    const plan = organisation?.plan?.name ?? 'unknown';
    return plan === 'enterprise'
      ? done('GitHub Enterprise Cloud')
      : differs(`the repository is private, and the plan is "${plan}"`);
  },
};
