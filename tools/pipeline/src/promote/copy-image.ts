import type { Copied } from './copied.ts';
import { Copy } from './copy.ts';
import type { RegistryClient } from './registry-client.ts';

/**
 * Copies an image within a registry, byte by byte and so with the same digest: an index with all platforms, and all
 * signatures and attestations that refer to them. Layers are mounted, or uploaded if the registry does not mount them.
 * Existing parts are not copied again, so an interrupted copy resumes.
 * @throws {PromotionError} for an image that must not be released; {@link RegistryError}, `DeadlineError`
 */
export async function copyImage(
  registry: RegistryClient,
  source: string,
  target: string,
  digest: string,
): Promise<Copied> {
  const copy = new Copy(registry, source, target);
  await copy.image(digest);
  return copy.result;
}
