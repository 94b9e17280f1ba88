import { featuresOf } from '../github/features.ts';
import { differs, done, type PersonalStep } from '../step.ts';

/** Private repositories need this plan for attestations, reviewers of environments and merge queues. */
export const gitHubPlan: PersonalStep = {
  id: 'github/plan',
  title: 'The repository is public, or the organisation has GitHub Enterprise Cloud',
  kind: 'check',
  places: [],
  needs: ['github/repository'],
  instructions: [
    'Without attestations no image passes the gate. Make the repository public, or upgrade the plan of the organisation.',
  ],
  async check(context) {
    const { all, isPublic, plan } = await featuresOf(context);
    if (!all) return differs(`the repository is private, and the plan is "${plan}"`);
    return done(isPublic ? 'public' : 'GitHub Enterprise Cloud');
  },
};
