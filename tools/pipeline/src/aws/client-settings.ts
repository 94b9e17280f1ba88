/** How long one request may take, in milliseconds. */
export const REQUEST_TIMEOUT_MS = 10_000;

export interface ClientOptions {
  /** Otherwise the SDK takes it from the environment. */
  readonly region?: string | undefined;
  /** Of AWS's configuration files, for credentials. */
  readonly profile?: string | undefined;
  /** For tests; otherwise the SDK takes it from `AWS_ENDPOINT_URL`. */
  readonly endpoint?: string | undefined;
  readonly credentials?:
    { readonly accessKeyId: string; readonly secretAccessKey: string } | undefined;
  readonly requestTimeoutMs?: number;
}

/**
 * Settings of the SDK's clients. They try once: it is their user that tries again, since only that knows
 * the deadline, and can tell what it is waiting for.
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
