import {
  attestationsOf,
  deployedEnvironments,
  reviewersOf,
  type Workspace,
} from '@gatehouse/service-manifest';
import { featuresOf } from '../github/features.ts';
import { differs, done, type PersonalStep } from '../step.ts';

/** Attestations by GitHub, reviewers of environments and merge queues of private repositories need this plan. */
export const gitHubPlan: PersonalStep = {
  id: 'github/plan',
  title: 'The plan of GitHub has what gatehouse.json asks for',
  kind: 'check',
  places: [],
  needs: ['github/repository', 'attestations'],
  instructions: [
    'Make the repository public, or upgrade the organisation to GitHub Enterprise Cloud.',
    'Or do without: "attestations": "kms", and "reviewers": [] where releases need no approval, in gatehouse.json.',
  ],
  async check(context) {
    const { all, isPublic, plan } = await featuresOf(context);
    if (all) return done(isPublic ? 'public' : 'GitHub Enterprise Cloud');
    const lacking = wanted(context.workspace());
    return lacking.length > 0
      ? differs(`the repository is private, and the plan "${plan}" lacks ${lacking.join(' and ')}`)
      : done(`private, with the plan "${plan}"`);
  },
};

/** What private repositories have with Enterprise Cloud only. */
function wanted(workspace: Workspace): string[] {
  const reviewed = deployedEnvironments(workspace).some(
    (name) => reviewersOf(workspace, name).length > 0,
  );
  return [
    ...(attestationsOf(workspace) === 'github' ? ['attestations'] : []),
    ...(reviewed ? ['required reviewers of environments'] : []),
  ];
}
