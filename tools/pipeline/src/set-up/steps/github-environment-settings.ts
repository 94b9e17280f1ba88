import { GatehouseError } from '@gatehouse/service-manifest';
import type { SetUpContext } from '../context.ts';

/** https://docs.github.com/en/rest/deployments/environments */
export interface Environment {
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

/** The values that one call sets. */
export const settingProblems = (found: Environment, reviewed: boolean): string[] => [
  ...(reviewed ? reviewProblems(found) : []),
  ...(found.can_admins_bypass === false ? [] : ['administrators may bypass it']),
  ...(found.deployment_branch_policy?.custom_branch_policies === true
    ? []
    : ['it accepts any branch']),
];

function reviewProblems({ protection_rules: rules = [] }: Environment): string[] {
  const rule = rules.find(({ type }) => type === 'required_reviewers');
  if (rule === undefined || (rule.reviewers ?? []).length === 0) return ['it has no reviewers'];
  return rule.prevent_self_review === true ? [] : ['people may approve their own releases'];
}

/** This call replaces everything: other existing values are kept. */
export async function settingsFor(
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
