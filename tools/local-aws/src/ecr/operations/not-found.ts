import type { ImageIdentifier } from '@aws-sdk/client-ecr';

/** The failure that a response for several images lists for a missing one. */
export const notFound = (imageId: ImageIdentifier) => ({
  imageId,
  failureCode: 'ImageNotFound' as const,
  failureReason: 'Requested image not found',
});
