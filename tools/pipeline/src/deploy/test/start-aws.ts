import { seedInfrastructure, startLocalAws, type LocalAws } from '@gatehouse/local-aws';
import type { Manifest, Workspace } from '@gatehouse/service-manifest';
import { ACCOUNTS, type Environment } from './workspace.ts';

/** The AWS of an environment. @param manifest Of the service whose infrastructure it has; undefined: it has none. */
export async function startAws(
  workspace: Workspace,
  environment: Environment,
  manifest: Manifest | undefined,
): Promise<LocalAws> {
  const aws = await startLocalAws({
    accountId: ACCOUNTS[environment],
    region: 'eu-central-1',
    tickMs: 0,
  });
  if (manifest !== undefined)
    await seedInfrastructure(aws, workspace, new Map([['payments', manifest]]), environment).catch(
      async (error: unknown) => {
        // Else the tests would not end.
        await aws.stop();
        throw error;
      },
    );
  return aws;
}
