import { AttemptHandler } from './attempt-handler.ts';

/** What every AWS SDK client takes that matters here. */
export interface AwsClientSettings {
  region: string;
  maxAttempts: number;
  retryMode: 'standard';
  requestHandler: AttemptHandler;
  /** For S3 alone: an endpoint of one's own, such as the embedded AWS, has no host name for each bucket. */
  forcePathStyle: boolean;
}

interface AwsClient {
  destroy(): void;
}

export interface AwsClients {
  /** The client of a service, made on first use with the kit's time-outs and then kept: `aws.client(SNSClient)`. */
  client<C extends AwsClient>(constructor: new (settings: AwsClientSettings) => C): C;
  /** Closes the connections of all clients. */
  close(): void;
}

/**
 * Makes AWS SDK clients that cannot hang: the SDK has no time-out of its own. The endpoint comes from
 * AWS_ENDPOINT_URL, which the SDK reads itself.
 * @param attemptTimeoutMs How long one attempt of a call may take, see {@link AttemptHandler}.
 */
export function createAwsClients(region: string, attemptTimeoutMs: number): AwsClients {
  const clients = new Map<unknown, AwsClient>();
  return {
    client<C extends AwsClient>(constructor: new (settings: AwsClientSettings) => C): C {
      let client = clients.get(constructor) as C | undefined;
      if (client === undefined) {
        client = new constructor({
          region,
          maxAttempts: 3,
          retryMode: 'standard',
          requestHandler: new AttemptHandler(attemptTimeoutMs),
          forcePathStyle: Boolean(
            process.env['AWS_ENDPOINT_URL_S3'] || process.env['AWS_ENDPOINT_URL'],
          ),
        });
        clients.set(constructor, client);
      }
      return client;
    },
    close() {
      for (const client of clients.values()) client.destroy();
      clients.clear();
    },
  };
}
