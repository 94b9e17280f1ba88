import {
  environmentVariables,
  resolveSettings,
  volumePath,
  type Manifest,
} from '@gatehouse/service-manifest';
import { databaseUrl } from '../postgres/database-url.ts';
import { accountId } from '../region.ts';

/** Where a service that runs on a laptop finds what it needs. */
export interface Surroundings {
  readonly region: string;
  /** Endpoint of the embedded AWS. */
  readonly endpoint: string;
  /** Address of another service. */
  readonly urlOf: (service: string) => string;
  /** The folder of a volume; needed where the manifest has one. Default: where tasks find it. */
  readonly volumePath?: (volume: string) => string;
  /** Port of the embedded PostgreSQL. Default: 5432, where none is embedded. */
  readonly databasePort?: number | undefined;
}

/**
 * The environment of a service on a laptop: what its task definition would give it, made from its
 * manifest, with the embedded AWS behind it and never real credentials. Nothing is in front of the
 * service here: it does not drain, and does without TLS.
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
    arn: { topic: (name: string) => `arn:aws:sns:${region}:${accountId}:${name}` },
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
    // Images carry a newer Node than a laptop may; the advice is not for here.
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
  };
}
