import { imageChildren } from '../image/image-children.ts';
import { isArtifact } from './artifact.ts';
import { PromotionError } from './promotion-error.ts';
import type { StoredImage } from './read-image.ts';

/**
 * The images of an index: its platforms, which the gate has checked, and attestations, which must not be able to
 * start.
 */
export async function childrenOf(
  { digest, stored, manifest }: StoredImage,
  read: (digest: string) => Promise<StoredImage>,
): Promise<StoredImage[]> {
  const platforms = new Set(imageChildren(digest, stored.text));
  const named = (manifest['manifests'] as { digest: string }[]).map((child) => child.digest);
  const children: StoredImage[] = [];
  for (const child of new Set(named)) {
    const found = await read(child);
    if (!platforms.has(child) && !isArtifact(found.manifest))
      throw new PromotionError(
        'GH-PROMOTE-004',
        `${child}, which the index ${digest} calls an attestation, could be started: no scan has looked at it`,
      );
    children.push(found);
  }
  return children;
}
