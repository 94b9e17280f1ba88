import { ECRClient } from '@aws-sdk/client-ecr';
import { Inspector2Client } from '@aws-sdk/client-inspector2';

/** What the scan is read with. */
export interface EcrClients {
  readonly ecr: ECRClient;
  readonly inspector: Inspector2Client;
}

/** How long one request may take, in milliseconds. */
export const REQUEST_TIMEOUT_MS = 10_000;

export interface ClientOptions {
  /** That of the registry; otherwise the SDK takes it from the environment. */
  readonly region?: string | undefined;
  /** For tests; otherwise the SDK takes it from `AWS_ENDPOINT_URL`. */
  readonly endpoint?: string | undefined;
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string };
  readonly requestTimeoutMs?: number;
}

/**
 * Makes the clients. They try once: it is the gate that tries again, since only it knows the deadline,
 * and can tell what it is waiting for.
 */
export function createClients({
  region,
  endpoint,
  credentials,
  requestTimeoutMs = REQUEST_TIMEOUT_MS,
}: ClientOptions = {}): EcrClients {
  const settings = {
    ...(region === undefined ? {} : { region }),
    ...(endpoint === undefined ? {} : { endpoint }),
    ...(credentials === undefined ? {} : { credentials }),
    maxAttempts: 1,
    requestHandler: {
      connectionTimeout: requestTimeoutMs,
      requestTimeout: requestTimeoutMs,
      throwOnRequestTimeout: true,
      socketTimeout: requestTimeoutMs,
    },
  };
  return { ecr: new ECRClient(settings), inspector: new Inspector2Client(settings) };
}
