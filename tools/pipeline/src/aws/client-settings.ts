/** Time limit of one request, in milliseconds. */
export const REQUEST_TIMEOUT_MS = 10_000;

export interface ClientOptions {
  /** Default: the SDK's, from the environment. */
  readonly region?: string | undefined;
  /** Profile in AWS's configuration files, for credentials. */
  readonly profile?: string | undefined;
  /** For tests; default: the SDK's, from `AWS_ENDPOINT_URL`. */
  readonly endpoint?: string | undefined;
  readonly credentials?:
    { readonly accessKeyId: string; readonly secretAccessKey: string } | undefined;
  readonly requestTimeoutMs?: number;
}

/**
 * Settings of the SDK's clients. They try only once: their caller retries, because only it knows the deadline and can
 * report what it is waiting for.
 */
export function clientSettings({
  region,
  profile,
  endpoint,
  credentials,
  requestTimeoutMs = REQUEST_TIMEOUT_MS,
}: ClientOptions = {}) {
  return {
    ...(region === undefined ? {} : { region }),
    ...(profile === undefined ? {} : { profile }),
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
}
