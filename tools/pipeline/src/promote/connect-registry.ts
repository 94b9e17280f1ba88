import type { ECR } from '@aws-sdk/client-ecr';
import { GatehouseError } from '@gatehouse/service-manifest';
import type { Waiting } from '../aws/retry-until-done.ts';
import { RegistryClient } from './registry-client.ts';

interface Connection {
  readonly waiting: Waiting;
  readonly transfers: Waiting;
  /** If `AWS_ENDPOINT_URL` names another address than AWS's, the registry is there too. */
  readonly env: NodeJS.ProcessEnv;
}

/**
 * Logs in to a registry. Needs `ecr:GetAuthorizationToken`.
 * @param host ACCOUNT.dkr.ecr.REGION.amazonaws.com
 * @throws {AwsError}
 */
export async function connectRegistry(
  ecr: Pick<ECR, 'getAuthorizationToken'>,
  host: string,
  { waiting, transfers, env }: Connection,
): Promise<RegistryClient> {
  const { authorizationData = [] } = await ecr.getAuthorizationToken({});
  const token = authorizationData[0]?.authorizationToken;
  if (token === undefined)
    throw new GatehouseError('GH-AWS-004', 'ECR gave no token for its registry');
  const elsewhere = env['AWS_ENDPOINT_URL_ECR'] ?? env['AWS_ENDPOINT_URL'];
  const url = elsewhere ? new URL(elsewhere).origin : `https://${host}`;
  return new RegistryClient({ url, token, waiting, transfers });
}
