import { accountOf, GITHUB_ISSUER, stackNameOf } from '@gatehouse/service-manifest';
import { isRefusal } from '../../aws/aws-error.ts';
import type { Clients } from '../aws/clients.ts';
import { describeStack } from '../aws/stack.ts';
import { namesIn, type Account } from '../aws/aws-targets.ts';
import { differs, done, type PersonalStep } from '../step.ts';

/**
 * Resources of the account's stack that an account can have only once, and may already have, for example from Control
 * Tower.
 */
export const accountConflicts = (account: Account): PersonalStep => {
  const { id, place } = account;
  return {
    id: `conflicts/${id}`,
    title: `Account ${id} has nothing that its stack has to create`,
    kind: 'check',
    places: namesIn(account),
    needs: ['sign-in/aws'],
    instructions: [
      `If your organisation created it, set it to false in gatehouse.json, below accounts.${id}. If a failed deployment left the role of AWS Config behind, delete it:`,
      `$ aws iam delete-service-linked-role --role-name AWSServiceRoleForConfig --profile gatehouse-${place.name}`,
    ],
    async check({ aws, workspace }) {
      const clients = aws(place);
      const stack = await describeStack(clients, stackNameOf.account(id));
      // A creation that was rolled back is started again, and its retained resources are in the
      // way.
      if (stack !== undefined && !/^(?:ROLLBACK|REVIEW|DELETE)/.test(stack.StackStatus ?? ''))
        return done('the stack of the account exists');
      const makes = accountOf(workspace(), id);
      const { OpenIDConnectProviderList: providers = [] } =
        await clients.iam.listOpenIDConnectProviders({});
      const hasProvider = providers.some(({ Arn }) => Arn?.endsWith(`/${GITHUB_ISSUER}`));
      if (!makes.githubIdentityProvider && !hasProvider)
        return differs(`accounts.${id}.githubIdentityProvider is false, and the account has none`);
      const found = [
        ...(makes.githubIdentityProvider && hasProvider ? ['githubIdentityProvider'] : []),
        ...(makes.config && (await hasRole(clients, 'AWSServiceRoleForConfig')) ? ['config'] : []),
      ];
      return found.length === 0
        ? done('nothing')
        : differs(`the account has its own already: ${found.join(', ')}`);
    },
  };
};

async function hasRole({ iam }: Clients, RoleName: string): Promise<boolean> {
  try {
    await iam.getRole({ RoleName });
    return true;
  } catch (error) {
    if (isRefusal(error, 'NoSuchEntityException', 'NoSuchEntity')) return false;
    throw error;
  }
}
