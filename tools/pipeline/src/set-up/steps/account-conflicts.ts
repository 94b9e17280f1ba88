import { GITHUB_ISSUER, stackNameOf } from '@gatehouse/service-manifest';
import { isRefusal } from '../../aws/aws-error.ts';
import { describeStack } from '../aws/stack.ts';
import { namesIn, type Account } from '../aws/places.ts';
import { differs, done, type PersonalStep } from '../step.ts';

/** What the account's stack creates and an account can have once only, such as in an account of Control Tower. */
export const accountConflicts = (account: Account): PersonalStep => {
  const { id, place } = account;
  return {
    id: `conflicts/${id}`,
    title: `Account ${id} has nothing that its stack has to create`,
    kind: 'check',
    places: namesIn(account),
    needs: ['sign-in/aws'],
    instructions: [
      `Something exists already in account ${id}. If your organisation created it, see "What is there already" in the README of the infrastructure. If a failed deployment left the role of AWS Config behind, delete it:`,
      `$ aws iam delete-service-linked-role --role-name AWSServiceRoleForConfig --profile gatehouse-${place.name}`,
    ],
    async check({ aws }) {
      const clients = aws(place);
      const stack = await describeStack(clients, stackNameOf.account(id));
      // A creation that was rolled back is begun again, and what it retained is in its way.
      if (stack !== undefined && !/^(?:ROLLBACK|REVIEW|DELETE)/.test(stack.StackStatus ?? ''))
        return done('the stack of the account exists');
      const { OpenIDConnectProviderList: providers = [] } =
        await clients.iam.listOpenIDConnectProviders({});
      const found = [
        ...(providers.some(({ Arn }) => Arn?.endsWith(`/${GITHUB_ISSUER}`))
          ? ['the identity provider of GitHub']
          : []),
        ...(await clients.iam.getRole({ RoleName: 'AWSServiceRoleForConfig' }).then(
          () => ['AWS Config (AWSServiceRoleForConfig)'],
          (error: unknown) => {
            if (isRefusal(error, 'NoSuchEntityException', 'NoSuchEntity')) return [];
            throw error;
          },
        )),
      ];
      return found.length === 0 ? done('nothing') : differs(`it has ${found.join(' and ')}`);
    },
  };
};
