import { AttemptHandler } from './attempt-handler.ts';

/** The options that matter here and that every AWS SDK client accepts. */
export interface AwsClientSettings {
  region: string;
  maxAttempts: number;
  retryMode: 'standard';
  requestHandler: AttemptHandler;
  /** Only for S3: a custom endpoint, such as the embedded AWS, has no host name per bucket. */
  forcePathStyle: boolean;
}

interface AwsClient {
  destroy(): void;
}

/** The AWS SDK clients of a service, one for each AWS service. */
export interface AwsClients {
  /**
   * The client of an AWS service, created on first use with the kit's time-outs and then reused.
   * @example await aws.client(SNSClient).send(new PublishCommand(message), { abortSignal });
   */
  client<C extends AwsClient>(constructor: new (settings: AwsClientSettings) => C): C;
  /**
   * Closes the connections of all clients. The kit calls it at shutdown.
   * @example aws.close();
   */
  close(): void;
}

/**
 * Creates AWS SDK clients that cannot hang: the SDK has no time-out of its own. The SDK itself reads
 * the endpoint from AWS_ENDPOINT_URL.
 * @param attemptTimeoutMs Time-out of one attempt of a call, see {@link AttemptHandler}.
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
