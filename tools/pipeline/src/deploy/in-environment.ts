import type { Workspace } from '@gatehouse/service-manifest';
import { GatehouseError } from '@gatehouse/service-manifest';
import type { Aws } from './aws.ts';
import { otherCredentials } from './preflight/other-credentials.ts';

/**
 * Runs a command that only looks, or changes one record, in an environment, with its credentials.
 * @throws with one line if they are for another account; {@link AwsError}
 */
export async function inEnvironment<T>(
  workspace: Workspace,
  environment: string,
  work: (aws: Aws) => Promise<T>,
  timeoutMs?: number,
): Promise<T> {
  const other = await otherCredentials(workspace, environment);
  if (other !== undefined) throw new GatehouseError('GH-DEPLOY-010', other);
  // The SDK, which other commands do not load.
  const { lookAt } = await import('./connection.ts');
  const { aws, close } = lookAt(workspace, environment, timeoutMs);
  try {
    return await work(aws);
  } finally {
    close();
  }
}
