import { REGISTRY, type Workspace } from '@gatehouse/service-manifest';
import { accountsOf, regionsOf, type Account } from './aws/aws-targets.ts';
import type { Step } from './step.ts';
import { accountConflicts } from './steps/account-conflicts.ts';
import { accountRegion } from './steps/account-region.ts';
import { awsProfiles } from './steps/aws-profiles.ts';
import { linkedRoles } from './steps/linked-roles.ts';
import { publicAccess } from './steps/public-access.ts';
import { rootUsers } from './steps/root-users.ts';
import { settingsStep } from './steps/settings.ts';
import { signInToAws } from './steps/sign-in-aws.ts';
import { signInToGitHub } from './steps/sign-in-github.ts';

/** The steps that sign in, and those of each account. */
export const accountSteps = (workspace: Workspace): readonly Step[] => [
  settingsStep,
  signInToGitHub,
  awsProfiles,
  signInToAws(workspace),
  ...accountsOf(workspace).flatMap(stepsOf),
  ...regionsOf(workspace).map(accountRegion),
  rootUsers,
];

function stepsOf(account: Account): Step[] {
  const hasServices = account.places.some(({ name }) => name !== REGISTRY);
  return [
    publicAccess(account),
    ...(hasServices ? [linkedRoles(account)] : []),
    accountConflicts(account),
  ];
}
