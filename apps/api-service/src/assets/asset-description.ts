import type { GetObjectCommandOutput, HeadObjectCommandOutput } from '@aws-sdk/client-s3';
import type { Representation } from '@gatehouse/service-kit';

/** The metadata of an asset. */
export interface AssetDescription extends Representation {
  type: string;
}

/** The metadata in a response of S3. */
export function descriptionOf(
  output: HeadObjectCommandOutput | GetObjectCommandOutput,
): AssetDescription {
  const { ContentType, ContentLength, ETag, LastModified } = output;
  return {
    type: ContentType ?? 'application/octet-stream',
    size: ContentLength,
    etag: ETag ?? '""',
    lastModified: LastModified,
  };
}
