import { S3Control, type S3ControlClientConfig } from '@aws-sdk/client-s3-control';

/**
 * A client of S3's account settings. The SDK puts the account in front of the host name, which does not work for an
 * endpoint override such as 127.0.0.1.
 * @param endpoint The endpoint override.
 */
export function createS3Control(
  settings: S3ControlClientConfig,
  endpoint: string | undefined,
): S3Control {
  if (endpoint === undefined) return new S3Control(settings);
  const config: S3ControlClientConfig & { endpointProvider: () => object } = {
    ...settings,
    disableHostPrefix: true,
    endpointProvider: () => ({ url: new URL(endpoint) }),
  };
  return new S3Control(config);
}
