import { ECR } from '@aws-sdk/client-ecr';
import { REGISTRY, repositoriesOf, type Workspace } from '@gatehouse/service-manifest';
import { clientSettings, REQUEST_TIMEOUT_MS } from '../aws/client-settings.ts';
import { Deadline } from '../aws/deadline.ts';
import { profileOf } from '../aws/profile.ts';
import { retrying } from '../aws/retrying.ts';
import { connectRegistry } from '../promote/connect-registry.ts';
import type { RegistryClient } from '../promote/registry-client.ts';

const TIMEOUT_MS = 120_000;
const POLL_MS = 500;

/**
 * Logs in to the registry of a workspace, with the credentials of the job or a profile.
 * @throws {AwsError} `DeadlineError`
 */
export async function connect(
  workspace: Workspace,
  env: NodeJS.ProcessEnv,
): Promise<RegistryClient> {
  const waiting = {
    deadline: new Deadline({
      timeoutMs: TIMEOUT_MS,
      requestTimeoutMs: REQUEST_TIMEOUT_MS,
      pollMs: POLL_MS,
    }),
    progress: (message: string) => void process.stderr.write(`${message}\n`),
  };
  const profile = profileOf(REGISTRY, env);
  const client = new ECR(clientSettings({ region: workspace.registry.region, profile }));
  try {
    return await connectRegistry(
      retrying('ecr', client, waiting),
      repositoriesOf(workspace).host,
      // An envelope is as small as a request.
      { waiting, transfers: waiting, env },
    );
  } finally {
    client.destroy();
  }
}
