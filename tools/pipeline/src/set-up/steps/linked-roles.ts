import { isRefusal } from '../../aws/aws-error.ts';
import { namesIn, type Account } from '../aws/aws-targets.ts';
import type { SetUpContext } from '../context.ts';
import { done, missing, type AutomaticStep } from '../step.ts';

/** Roles that a deployment uses. AWS creates them on first use reliably only in the console, not through the API. */
const ROLES: Readonly<Record<string, string>> = {
  AWSServiceRoleForECS: 'ecs.amazonaws.com',
  AWSServiceRoleForElasticLoadBalancing: 'elasticloadbalancing.amazonaws.com',
  AWSServiceRoleForApplicationAutoScaling_ECSService: 'ecs.application-autoscaling.amazonaws.com',
};

/** Roles with which AWS services act in an account of an environment. */
export const linkedRoles = (account: Account): AutomaticStep => {
  const { id, place } = account;
  return {
    id: `linked-roles/${id}`,
    title: `ECS, load balancing and scaling have their service-linked roles in ${id}`,
    kind: 'automatic',
    places: namesIn(account),
    needs: ['sign-in/aws'],
    async check(context) {
      const lacking = await lackingRoles(context, account);
      return lacking.length === 0
        ? done(`${Object.keys(ROLES).length} roles`)
        : missing(`there is no ${lacking.join(', ')}`);
    },
    async apply(context) {
      for (const role of await lackingRoles(context, account))
        try {
          await context.aws(place).iam.createServiceLinkedRole({ AWSServiceName: ROLES[role] });
        } catch (error) {
          // "Service role name ... has been taken": an earlier run, or AWS itself, was faster.
          if (!/has been taken/.test((error as Error).message)) throw error;
        }
    },
  };
};

async function lackingRoles({ aws }: SetUpContext, { place }: Account): Promise<string[]> {
  const found = await Promise.all(
    Object.keys(ROLES).map(async (RoleName) => {
      try {
        await aws(place).iam.getRole({ RoleName });
        return [];
      } catch (error) {
        if (isRefusal(error, 'NoSuchEntityException', 'NoSuchEntity')) return [RoleName];
        throw error;
      }
    }),
  );
  return found.flat();
}
