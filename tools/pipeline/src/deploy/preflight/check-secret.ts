import { isRefusal } from '../../aws/aws-error.ts';
import type { Aws } from '../aws.ts';

/** Checks that a secret exists and has a value, without reading the value. Needs `secretsmanager:DescribeSecret`. */
export async function checkSecret(
  { secrets }: Pick<Aws, 'secrets'>,
  name: string,
): Promise<string[]> {
  try {
    const secret = await secrets.describeSecret({ SecretId: name });
    if (secret.DeletedDate !== undefined) return [`the secret ${name} is being deleted`];
    const stages = Object.values(secret.VersionIdsToStages ?? {}).flat();
    return stages.includes('AWSCURRENT')
      ? []
      : [`the secret ${name} has no value yet: aws secretsmanager put-secret-value sets it`];
  } catch (error) {
    if (!isRefusal(error, 'ResourceNotFoundException')) throw error;
    return [`there is no secret ${name}: deploy the stack of its service first`];
  }
}
