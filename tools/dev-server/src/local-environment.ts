import { accountId, type Manifest } from '@gatehouse/local-aws';

type Variables = Readonly<Record<string, string | undefined>>;

/** What points the SDK at a person's own AWS account: none of it reaches a local service. */
const OWN_ACCOUNT =
  /^AWS_(?:PROFILE|DEFAULT_PROFILE|SESSION_TOKEN|ROLE_ARN|WEB_IDENTITY_TOKEN_FILE|CONTAINER_.*)$/;

/**
 * The environment of a service that runs on a laptop: what its task definition would give it, made
 * from the manifest, with the embedded AWS behind it and never real credentials. The port comes from
 * `<NAME>_PORT`, then `PORT`, then the manifest; the endpoint from AWS_ENDPOINT_URL (LocalStack,
 * moto), else LOCAL_AWS_PORT. What else the shell sets wins over the defaults here.
 */
export function localEnvironment(name: string, manifest: Manifest, shell: Variables) {
  const kept = Object.entries(shell).filter(([key]) => !OWN_ACCOUNT.test(key));
  const region = shell['AWS_REGION'] || 'eu-central-1';
  return {
    LOG_FORMAT: 'pretty',
    TOPIC_ARNS: manifest.topics
      .map((topic) => `arn:aws:sns:${region}:${accountId}:${topic}`)
      .join(','),
    ...(Object.fromEntries(kept) as Record<string, string>),
    ENVIRONMENT: 'local',
    PORT: shell[portVariable(name)] || shell['PORT'] || String(manifest.port),
    AWS_REGION: region,
    AWS_ENDPOINT_URL: localEndpoint(shell),
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    // Images carry a newer Node than a laptop may; the advice is not for here.
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
  };
}

/** Where the local service finds its AWS. */
export function localEndpoint(shell: Variables): string {
  return shell['AWS_ENDPOINT_URL'] || `http://127.0.0.1:${shell['LOCAL_AWS_PORT'] || 4566}`;
}

/** `notification-service` -> `NOTIFICATION_SERVICE_PORT`. */
export function portVariable(name: string): string {
  return `${name.toUpperCase().replace(/[^A-Z0-9]+/g, '_')}_PORT`;
}
