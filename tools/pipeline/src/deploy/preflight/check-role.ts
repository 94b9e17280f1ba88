import { lastPartOf } from '../../aws/last-part-of.ts';
import { isRefusal } from '../../aws/aws-error.ts';
import type { Aws } from '../aws.ts';

/**
 * Checks a role that tasks or ECS assume. Needs `iam:GetRole`.
 * @param of The owner of the stack that creates it.
 */
export async function checkRole(
  { iam }: Pick<Aws, 'iam'>,
  arn: string,
  of = 'the service',
): Promise<string[]> {
  const RoleName = lastPartOf(arn);
  try {
    await iam.getRole({ RoleName });
    return [];
  } catch (error) {
    if (!isRefusal(error, 'NoSuchEntityException')) throw error;
    return [`there is no role ${RoleName}: deploy the stack of ${of} first`];
  }
}
