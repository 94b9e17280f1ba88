import type { ImageReferrer } from '@aws-sdk/client-ecr';
import { referencesOf } from './references.ts';
import type { StoredRepository } from './model.ts';

/** The referrers of an image in its repository: signatures and attestations. */
export function referrersOf({ images }: StoredRepository, subject: string): ImageReferrer[] {
  return [...images.values()].flatMap(({ digest, mediaType, manifest }) => {
    const { subject: of, artifactType, annotations } = referencesOf(manifest);
    return of === subject
      ? [{ digest, mediaType, size: Buffer.byteLength(manifest), artifactType, annotations }]
      : [];
  });
}
