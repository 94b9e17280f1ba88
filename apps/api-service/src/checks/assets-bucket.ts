import { HeadBucketCommand, S3Client } from '@aws-sdk/client-s3';
import type { DependencyCheck } from '@gatehouse/service-kit';
import type { Configuration } from '../configuration.ts';

/** Checks that the bucket assets is reachable; without it, the service is not ready. */
export const assetsBucket: DependencyCheck<Configuration> = ({ aws, configuration }) => {
  const s3 = aws.client(S3Client);
  const command = new HeadBucketCommand({ Bucket: configuration.ASSETS_BUCKET });
  return {
    name: 'assets',
    critical: true,
    run: (abortSignal) => s3.send(command, { abortSignal }),
  };
};
