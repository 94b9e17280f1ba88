import { DIGEST, parseManifest, type Manifest } from '../image/parse-manifest.ts';
import { PromotionError } from './promotion-error.ts';
import type { RegistryClient } from './registry-client.ts';
import type { StoredManifest } from './stored-manifest.ts';

/** A manifest of a repository, as it is stored and parsed. */
export interface StoredImage {
  readonly digest: string;
  readonly stored: StoredManifest;
  readonly manifest: Manifest;
}

/** @throws {PromotionError} if the repository has no such manifest, or its content is not that of the digest */
export async function readImage(
  registry: RegistryClient,
  source: string,
  digest: string,
): Promise<StoredImage> {
  if (!DIGEST.test(digest))
    throw new PromotionError('GH-PROMOTE-004', `"${digest}" is no digest of a manifest`);
  const stored = await registry.manifest(source, digest);
  if (stored === undefined)
    throw new PromotionError('GH-PROMOTE-004', `the repository ${source} has no image ${digest}`);
  try {
    return { digest, stored, manifest: parseManifest(digest, stored.text) };
  } catch (error) {
    throw new PromotionError(
      'GH-PROMOTE-004',
      `${digest} is not to be trusted: ${(error as Error).message}`,
    );
  }
}
