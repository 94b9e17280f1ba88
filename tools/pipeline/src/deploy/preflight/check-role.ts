import { isRefusal } from '../../aws/aws-error.ts';
import type { Aws } from '../aws.ts';

/** A role that tasks, or ECS, take. Needs `iam:GetRole`. @param of Whose stack makes it */
export async function checkRole(
  { iam }: Pick<Aws, 'iam'>,
  arn: string,
  of = 'the service',
): Promise<string[]> {
  const RoleName = arn.slice(arn.lastIndexOf('/') + 1);
  try {
    await iam.getRole({ RoleName });
    return [];
  } catch (error) {
    if (!isRefusal(error, 'NoSuchEntityException')) throw error;
    return [`there is no role ${RoleName}: deploy the stack of ${of} first`];
  }
}
