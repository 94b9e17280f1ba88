import {
  environmentVariables,
  resolveSettings,
  volumePath,
  type Manifest,
} from '@gatehouse/service-manifest';
import { arnOf } from '../arn.ts';
import { databaseUrl } from '../postgres/database-url.ts';
import { accountId } from '../region.ts';

/** The addresses of what a service on a laptop needs. */
export interface Surroundings {
  readonly region: string;
  /** Endpoint of the embedded AWS. */
  readonly endpoint: string;
  /** Address of another service. */
  readonly urlOf: (service: string) => string;
  /** The folder of a volume; required if the manifest has one. Default: the path in tasks. */
  readonly volumePath?: (volume: string) => string;
  /** Port of the embedded PostgreSQL. Default: 5432, for another one. */
  readonly databasePort?: number | undefined;
}

/**
 * The environment variables of a service on a laptop: those of its task definition, with the embedded AWS and never
 * real credentials. No load balancer is in front of the service, so it does not drain, and uses no TLS.
 */
export function serviceEnvironment(
  manifest: Manifest,
  { region, endpoint, urlOf, volumePath: pathOf = volumePath, databasePort }: Surroundings,
): Record<string, string> {
  const names = {
    region,
    bucket: (name: string) => name,
    table: (name: string) => name,
    queueUrl: (name: string) => `${endpoint}/${accountId}/${name}`,
    volumePath: pathOf,
    databaseUrl: (name: string) => databaseUrl(name, databasePort),
    secret: (name: string) => name,
    url: urlOf,
    arn: { topic: (name: string) => arnOf({ region, accountId }, 'sns', name) },
  };
  const { DRAIN_DELAY_MS: _, ...variables } = environmentVariables(
    { ...manifest, tls: false },
    resolveSettings(manifest, 'local'),
    'local',
    names,
  );
  return {
    ...variables,
    AWS_ENDPOINT_URL: endpoint,
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    // Silences a warning: the Node of a laptop may be older than that of images.
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
  };
}
