import { environmentNamesOf, type Workspace } from '@gatehouse/service-manifest';
import { AwsError } from '../../aws/aws-error.ts';
import { otherAccount } from './check-account.ts';

/** Longer than this it is not asked whose credentials these are. */
const ACCOUNT_MS = 3_000;

/** Where credentials are for another account, nothing is there; @returns that, in one line */
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
    if (!(error instanceof AwsError)) throw error;
    return error.code === undefined ? undefined : error.message;
  } finally {
    close();
  }
}
