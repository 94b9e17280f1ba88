import type { Workspace } from '@gatehouse/service-manifest';
import { GatehouseError } from '@gatehouse/service-manifest';
import type { Aws } from '../deploy/aws.ts';
import { otherCredentials } from '../deploy/preflight/other-credentials.ts';

/**
 * Looks at an environment, with the credentials that are for it.
 * @throws with one line where they are for another account; {@link AwsError}
 */
export async function inEnvironment<T>(
  workspace: Workspace,
  environment: string,
  work: (aws: Aws) => Promise<T>,
  timeoutMs?: number,
): Promise<T> {
  const other = await otherCredentials(workspace, environment);
  if (other !== undefined) throw new GatehouseError('GH-DEPLOY-010', other);
  // The SDK, which other commands do without.
  const { lookAt } = await import('../deploy/connection.ts');
  const { aws, close } = lookAt(workspace, environment, timeoutMs);
  try {
    return await work(aws);
  } finally {
    close();
  }
}
