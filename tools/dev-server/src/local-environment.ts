import { join } from 'node:path';
import { serviceEnvironment } from '@gatehouse/local-aws/shared';
import type { Manifest } from '@gatehouse/service-manifest';

type Variables = Readonly<Record<string, string | undefined>>;

/** What points the SDK at a person's own AWS account: none of it reaches a local service. */
const OWN_ACCOUNT =
  /^AWS_(?:PROFILE|DEFAULT_PROFILE|SESSION_TOKEN|ACCESS_KEY_ID|SECRET_ACCESS_KEY|ROLE_ARN|WEB_IDENTITY_TOKEN_FILE|CONTAINER_.*)$/;
/** What the shell cannot change, for safety. */
const OURS = /^(?:ENVIRONMENT|PORT|AWS_.*)$/;

/**
 * The environment of a service that runs on a laptop. The port comes from `<NAME>_PORT`, then `PORT`,
 * then the manifest; the endpoint from AWS_ENDPOINT_URL (LocalStack, moto), else from the local AWS. What
 * else the shell sets wins over what the manifest says.
 * @param ports of all services of the workspace, by name: where those that this one calls are found
 * @param volumes folder of the service's volumes
 * @param localAws address of the local AWS; not needed where the shell names another one
 * @param databasePort of its PostgreSQL
 */
export function localEnvironment(
  name: string,
  manifest: Manifest,
  ports: ReadonlyMap<string, number>,
  shell: Variables,
  localAws = '',
  volumes = '',
  databasePort?: number,
): Record<string, string> {
  const region = shell['AWS_REGION'] || 'eu-central-1';
  const made = serviceEnvironment(manifest, {
    region,
    volumePath: (volume) => join(volumes, volume),
    endpoint: shell['AWS_ENDPOINT_URL'] || localAws,
    databasePort,
    urlOf: (service) =>
      `http://127.0.0.1:${shell[portVariable(service)] || ports.get(service) || manifest.port}`,
  });
  const kept = Object.entries(shell).filter(([key]) => !OWN_ACCOUNT.test(key));
  const fixed = Object.entries(made).filter(([key]) => OURS.test(key));
  return {
    LOG_FORMAT: 'pretty',
    ...made,
    ...(Object.fromEntries(kept) as Record<string, string>),
    ...Object.fromEntries(fixed),
    PORT: shell[portVariable(name)] || shell['PORT'] || String(manifest.port),
  };
}

/** `notification-service` -> `NOTIFICATION_SERVICE_PORT`. */
export function portVariable(name: string): string {
  return `${name.toUpperCase().replace(/[^A-Z0-9]+/g, '_')}_PORT`;
}
