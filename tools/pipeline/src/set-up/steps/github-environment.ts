import { GatehouseError, reviewersOf, type Workspace } from '@gatehouse/service-manifest';
import type { SetUpContext } from '../context.ts';
import { featuresOf } from '../github/features.ts';
import { repositoryPath } from '../github/repository-path.ts';
import { differs, done, missing, type AutomaticStep } from '../step.ts';
import { settingProblems, settingsFor, type Environment } from './github-environment-settings.ts';

interface Policy {
  readonly name: string;
  readonly type?: string;
}

const BRANCH = 'main';

/**
 * An environment of GitHub, whose jobs get AWS's roles: from main alone, and after an approval where a release is for
 * production or the signing key can change. It is there before the first push: GitHub creates missing ones without
 * any rules.
 */
export const gitHubEnvironment = (name: string, workspace: Workspace): AutomaticStep => {
  const wanted = reviewersOf(workspace, name);
  const reviewed = wanted.length > 0;
  const path = (context: SetUpContext, below = '') =>
    repositoryPath(context.workspace(), `/environments/${name}${below}`);
  const policiesOf = (context: SetUpContext) =>
    context.github.list<Policy>(path(context, '/deployment-branch-policies'), 'branch_policies');
  return {
    id: `github/environment/${name}`,
    title: `GitHub's environment ${name} accepts ${BRANCH} alone${reviewed ? ', after an approval' : ''}`,
    kind: 'automatic',
    places: [name],
    needs: ['github/repository', ...(reviewed ? ['github/teams'] : [])],
    async check(context) {
      const found = await context.github.get<Environment>(path(context));
      if (found === undefined) return missing('it does not exist');
      const { all, protection, plan } = await featuresOf(context);
      if (!protection) return done(`it exists; the plan "${plan}" cannot protect it`);
      const policies = await policiesOf(context);
      const problems = [...settingProblems(found, reviewed && all), ...branchProblems(policies)];
      return problems.length === 0
        ? done(reviewed ? `${BRANCH}, reviewers` : BRANCH)
        : differs(problems.join(', '));
    },
    async apply(context) {
      const { github } = context;
      const found = await github.get<Environment>(path(context));
      const { all, protection } = await featuresOf(context);
      if (!protection) return github.put(path(context));
      const reviewers = all ? wanted : [];
      if (found === undefined || settingProblems(found, reviewers.length > 0).length > 0)
        await github.put(path(context), await settingsFor(context, reviewers, found));
      const policies = await policiesOf(context);
      if (!policies.some((each) => each.name === BRANCH))
        await github.post(path(context, '/deployment-branch-policies'), {
          name: BRANCH,
          type: 'branch',
        });
      const other = policies.find((each) => each.name !== BRANCH);
      if (other)
        throw new GatehouseError(
          'GH-SETUP-007',
          `The environment ${name} also accepts "${other.name}": remove it in the settings of the repository, Environments, ${name}`,
        );
    },
  };
};

function branchProblems(policies: readonly Policy[]): string[] {
  const others = policies.map(({ name }) => name).filter((name) => name !== BRANCH);
  return [
    ...(others.length === 0 ? [] : [`it accepts ${others.join(', ')}`]),
    ...(others.length < policies.length ? [] : [`it does not accept ${BRANCH}`]),
  ];
}
