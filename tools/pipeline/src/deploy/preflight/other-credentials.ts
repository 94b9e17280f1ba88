import { environmentNamesOf, type Workspace } from '@gatehouse/service-manifest';
import { AwsError } from '../../aws/aws-error.ts';
import { otherAccount } from './check-account.ts';

/** Time limit for asking whose credentials these are. */
const ACCOUNT_MS = 3_000;

/**
 * In another account nothing exists. An unreachable STS is no problem here: the calls that follow say it.
 * @returns that as a problem, on one line
 * @throws {AwsError} if AWS rejects the credentials
 */
export async function otherCredentials(
  workspace: Workspace,
  environment: string,
): Promise<string | undefined> {
  const { lookAt } = await import('../connection.ts');
  const { aws, close } = lookAt(workspace, environment, ACCOUNT_MS);
  try {
    const { account } = environmentNamesOf(workspace, environment);
    return await otherAccount(aws, { environment, names: { account } });
  } catch (error) {
    if (error instanceof AwsError && error.code === undefined) return undefined;
    throw error;
  } finally {
    close();
  }
}
