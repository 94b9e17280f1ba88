import { GatehouseError, reviewersOf, type Workspace } from '@gatehouse/service-manifest';
import type { SetUpContext } from '../context.ts';
import { featuresOf } from '../github/features.ts';
import { repositoryPath } from '../github/repository-path.ts';
import { differs, done, missing, type AutomaticStep } from '../step.ts';

/** https://docs.github.com/en/rest/deployments/environments */
interface Environment {
  readonly can_admins_bypass?: boolean;
  readonly deployment_branch_policy: {
    readonly protected_branches: boolean;
    readonly custom_branch_policies: boolean;
  } | null;
  readonly protection_rules?: readonly {
    readonly type: string;
    readonly prevent_self_review?: boolean;
    readonly wait_timer?: number;
    readonly reviewers?: readonly { readonly type: string; readonly reviewer: { id: number } }[];
  }[];
}

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

/** The values that one call sets. */
const settingProblems = (found: Environment, reviewed: boolean): string[] => [
  ...(reviewed ? reviewProblems(found) : []),
  ...(found.can_admins_bypass === false ? [] : ['administrators may bypass it']),
  ...(found.deployment_branch_policy?.custom_branch_policies === true
    ? []
    : ['it accepts any branch']),
];

function branchProblems(policies: readonly Policy[]): string[] {
  const others = policies.map(({ name }) => name).filter((name) => name !== BRANCH);
  return [
    ...(others.length === 0 ? [] : [`it accepts ${others.join(', ')}`]),
    ...(others.length < policies.length ? [] : [`it does not accept ${BRANCH}`]),
  ];
}

function reviewProblems({ protection_rules: rules = [] }: Environment): string[] {
  const rule = rules.find(({ type }) => type === 'required_reviewers');
  if (rule === undefined || (rule.reviewers ?? []).length === 0) return ['it has no reviewers'];
  return rule.prevent_self_review === true ? [] : ['people may approve their own releases'];
}

/** This call replaces everything: other existing values are kept. */
async function settingsFor(
  context: SetUpContext,
  wanted: readonly string[],
  found: Environment | undefined,
): Promise<object> {
  const rules = found?.protection_rules ?? [];
  const rule = rules.find(({ type }) => type === 'required_reviewers');
  const existing = (rule?.reviewers ?? []).map(({ type, reviewer: { id } }) => ({ type, id }));
  const wait = rules.find(({ type }) => type === 'wait_timer')?.wait_timer;
  const reviewers =
    existing.length > 0
      ? existing
      : await Promise.all(wanted.map((name) => reviewerCalled(context, name)));
  return {
    ...(reviewers.length > 0 && {
      reviewers,
      prevent_self_review: wanted.length > 0 || rule?.prevent_self_review === true,
    }),
    ...(wait !== undefined && { wait_timer: wait }),
    can_admins_bypass: false,
    deployment_branch_policy: { protected_branches: false, custom_branch_policies: true },
  };
}

/** @param name A team of the organisation, or a person as `@name`. */
async function reviewerCalled({ github, workspace }: SetUpContext, name: string) {
  const person = name.startsWith('@');
  const path = person
    ? `/users/${name.slice(1)}`
    : `/orgs/${workspace().organisation}/teams/${name}`;
  const found = await github.get<{ id: number }>(path);
  if (found === undefined)
    throw new GatehouseError('GH-SETUP-008', `GitHub has no ${person ? 'person' : 'team'} ${name}`);
  return { type: person ? 'User' : 'Team', id: found.id };
}
