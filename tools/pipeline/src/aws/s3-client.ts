import { S3 } from '@aws-sdk/client-s3';
import { clientSettings, type ClientOptions } from './client-settings.ts';

/** A client of S3. An endpoint override, such as the embedded AWS, has no host name for each bucket. */
export const s3Client = (options: ClientOptions): S3 =>
  new S3({
    ...clientSettings(options),
    forcePathStyle: Boolean(
      options.endpoint ?? process.env['AWS_ENDPOINT_URL_S3'] ?? process.env['AWS_ENDPOINT_URL'],
    ),
  });
