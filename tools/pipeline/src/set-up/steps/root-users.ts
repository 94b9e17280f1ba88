import { accountsOf } from '../aws/aws-targets.ts';
import { done, missing, type PersonalStep } from '../step.ts';

/**
 * Root users do not sign in with a password alone. Accounts that Organizations created have no such password:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_root-user.html#id_root-user-access-management
 */
export const rootUsers: PersonalStep = {
  id: 'root-users',
  title: 'No root user has access keys, or a password without MFA',
  kind: 'manual',
  places: [],
  needs: ['sign-in/aws'],
  instructions: [
    'In the management account of your organisation, open IAM, "Root access management", and remove the root credentials of the accounts; or turn on MFA for the root user in each account.',
  ],
  async check({ aws, workspace }) {
    const accounts = accountsOf(workspace());
    const problems = await Promise.all(
      accounts.map(async ({ id, place }) => {
        const { SummaryMap: summary = {} } = await aws(place).iam.getAccountSummary({});
        if ((summary.AccountAccessKeysPresent ?? 0) > 0) return `${id} has access keys of root`;
        // An account from before this was recorded has a password.
        return summary.AccountMFAEnabled || summary.AccountPasswordPresent === 0
          ? undefined
          : `${id} has no MFA for root`;
      }),
    );
    const found = problems.filter((problem) => problem !== undefined);
    return found.length === 0
      ? done(`${accounts.length} accounts: MFA, or no root credentials`)
      : missing(found.join(', '));
  },
};
