import { REGISTRY, type Workspace } from '@gatehouse/service-manifest';
import type { SetUpContext } from '../context.ts';
import { repositoryPath } from '../github/repository-path.ts';
import { differs, done, missing, type AutomaticStep } from '../step.ts';
import { approversIn } from './teams.ts';

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
    readonly reviewers?: readonly { readonly type: string; readonly reviewer: { slug?: string } }[];
  }[];
}

interface Policies {
  readonly branch_policies: readonly { readonly name: string; readonly type?: string }[];
}

const BRANCH = 'main';

/**
 * An environment of GitHub, whose jobs get AWS's roles: from main alone, and after an approval where a release is for
 * production or the signing key can change. It is there before the first push: GitHub creates missing ones without
 * any rules.
 */
export const gitHubEnvironment = (name: string, workspace: Workspace): AutomaticStep => {
  const reviewed = name === REGISTRY || workspace.environments[name]?.production === true;
  const path = (context: SetUpContext, below = '') =>
    repositoryPath(context.workspace(), `/environments/${name}${below}`);
  const policiesOf = async (context: SetUpContext) =>
    (await context.github.get<Policies>(path(context, '/deployment-branch-policies')))
      ?.branch_policies ?? [];
  return {
    id: `github/environment/${name}`,
    title: `GitHub's environment ${name} accepts ${BRANCH} alone${reviewed ? ', after an approval' : ''}`,
    kind: 'automatic',
    places: [name],
    needs: ['github/repository', ...(reviewed ? ['github/teams'] : [])],
    async check(context) {
      const found = await context.github.get<Environment>(path(context));
      if (found === undefined) return missing('it does not exist');
      const policies = await policiesOf(context);
      const others = policies.map((each) => each.name).filter((each) => each !== BRANCH);
      const problems = [
        ...(reviewed ? reviewProblems(found) : []),
        ...(found.can_admins_bypass === false ? [] : ['administrators may bypass it']),
        ...(found.deployment_branch_policy?.custom_branch_policies === true && others.length === 0
          ? []
          : [`it accepts ${others.join(', ') || 'any branch'}`]),
        ...(policies.some((each) => each.name === BRANCH) ? [] : [`it does not accept ${BRANCH}`]),
      ];
      return problems.length === 0
        ? done(reviewed ? `${BRANCH}, reviewers` : BRANCH)
        : differs(problems.join(', '));
    },
    async apply(context) {
      const { github } = context;
      const found = await github.get<Environment>(path(context));
      await github.put(path(context), {
        // More reviewers than these stay: this call replaces all.
        ...(reviewed && { reviewers: await reviewersFor(context, found) }),
        ...(reviewed && { prevent_self_review: true }),
        can_admins_bypass: false,
        deployment_branch_policy: { protected_branches: false, custom_branch_policies: true },
      });
      const policies = await policiesOf(context);
      if (!policies.some((each) => each.name === BRANCH))
        await github.post(path(context, '/deployment-branch-policies'), {
          name: BRANCH,
          type: 'branch',
        });
      const other = policies.find((each) => each.name !== BRANCH);
      if (other)
        throw new Error(
          `The environment ${name} also accepts "${other.name}": remove it in the settings of the repository, Environments, ${name}`,
        );
    },
  };
};

function reviewProblems({ protection_rules: rules = [] }: Environment): string[] {
  const rule = rules.find(({ type }) => type === 'required_reviewers');
  if (rule === undefined || (rule.reviewers ?? []).length === 0) return ['it has no reviewers'];
  return rule.prevent_self_review === true ? [] : ['people may approve their own releases'];
}

async function reviewersFor(context: SetUpContext, found: Environment | undefined) {
  const existing = (found?.protection_rules ?? [])
    .flatMap(({ reviewers = [] }) => reviewers)
    .map(({ type, reviewer }) => ({ type, id: (reviewer as { id?: number }).id }));
  if (existing.length > 0) return existing;
  const slug = approversIn(context);
  if (slug === undefined)
    throw new Error(
      'CODEOWNERS has no team for "*", whose members approve releases: add a line "* @ORGANISATION/TEAM"',
    );
  const { organisation } = context.workspace();
  const team = await context.github.get<{ id: number }>(`/orgs/${organisation}/teams/${slug}`);
  if (team === undefined) throw new Error(`GitHub has no team ${organisation}/${slug}`);
  return [{ type: 'Team', id: team.id }];
}
