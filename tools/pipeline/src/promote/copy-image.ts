import { GatehouseError } from '@gatehouse/service-manifest';
import { imageChildren } from '../image/image-children.ts';
import {
  DIGEST,
  isIndex,
  isObject,
  parseManifest,
  type Manifest,
} from '../image/parse-manifest.ts';
import { isArtifact } from './artifact.ts';
import { blobsOf } from './blobs-of.ts';
import type { Copied } from './copied.ts';
import { PromotionError } from './promotion-error.ts';
import type { RegistryClient, StoredManifest } from './registry-client.ts';

/** Depth for signatures of attestations of images: a longer chain would be forged. */
const DEEPEST = 3;

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

interface Read {
  readonly digest: string;
  readonly stored: StoredManifest;
  readonly manifest: Manifest;
}

class Copy {
  readonly #registry: RegistryClient;
  readonly #source: string;
  readonly #target: string;
  readonly #manifests = new Set<string>();
  readonly #leftBehind: string[] = [];
  #present = 0;
  #mounted = 0;
  #uploaded = 0;

  constructor(registry: RegistryClient, source: string, target: string) {
    this.#registry = registry;
    this.#source = source;
    this.#target = target;
  }

  get result(): Copied {
    return {
      manifests: [...this.#manifests],
      present: this.#present,
      mounted: this.#mounted,
      uploaded: this.#uploaded,
      leftBehind: this.#leftBehind,
    };
  }

  async image(digest: string): Promise<void> {
    const image = await this.#read(digest);
    this.#manifests.add(digest);
    const children = isIndex(image.manifest) ? await this.#children(image) : [];
    for (const child of children) {
      this.#manifests.add(child.digest);
      await this.#put(child);
    }
    await this.#put(image);
    for (const each of [image, ...children]) await this.#referrers(each.digest);
  }

  /**
   * The images of an index: its platforms, which the gate has checked, and attestations, which must not be able to
   * start.
   */
  async #children({ digest, stored, manifest }: Read): Promise<Read[]> {
    const platforms = new Set(imageChildren(digest, stored.text));
    const named = (manifest['manifests'] as { digest: string }[]).map((child) => child.digest);
    const children: Read[] = [];
    for (const child of new Set(named)) {
      const read = await this.#read(child);
      if (!platforms.has(child) && !isArtifact(read.manifest))
        throw new PromotionError(
          'GH-PROMOTE-004',
          `${child}, which the index ${digest} calls an attestation, could be started: no scan has looked at it`,
        );
      children.push(read);
    }
    return children;
  }

  /** Copies manifests that refer to an image, recursively. */
  async #referrers(digest: string, depth = 1): Promise<void> {
    if (depth > DEEPEST) return;
    for (const each of await this.#registry.referrers(this.#source, digest)) {
      if (this.#manifests.has(each)) continue;
      const read = await this.#read(each);
      const { subject } = read.manifest;
      if (isObject(subject) && subject['digest'] === digest && isArtifact(read.manifest)) {
        this.#manifests.add(each);
        await this.#put(read);
        await this.#referrers(each, depth + 1);
      } else this.#leftBehind.push(each);
    }
  }

  async #read(digest: string): Promise<Read> {
    if (!DIGEST.test(digest))
      throw new PromotionError('GH-PROMOTE-004', `"${digest}" is no digest of a manifest`);
    const stored = await this.#registry.manifest(this.#source, digest);
    if (stored === undefined)
      throw new PromotionError(
        'GH-PROMOTE-004',
        `the repository ${this.#source} has no image ${digest}`,
      );
    try {
      return { digest, stored, manifest: parseManifest(digest, stored.text) };
    } catch (error) {
      throw new PromotionError(
        'GH-PROMOTE-004',
        `${digest} is not to be trusted: ${(error as Error).message}`,
      );
    }
  }

  /** Layers first: a registry rejects a manifest whose layers it lacks. */
  async #put({ digest, stored, manifest }: Read): Promise<void> {
    const there = await this.#registry.manifest(this.#target, digest);
    if (there?.text === stored.text) {
      this.#present += 1;
      return;
    }
    await Promise.all(blobsOf(manifest).map((blob) => this.#blob(blob)));
    await this.#registry.putManifest(this.#target, digest, stored);
    const copied = await this.#registry.manifest(this.#target, digest);
    if (copied?.text !== stored.text)
      throw new GatehouseError(
        'GH-PROMOTE-004',
        `${this.#target} has something else than it was given for ${digest}`,
      );
  }

  async #blob(digest: string): Promise<void> {
    if (await this.#registry.hasBlob(this.#target, digest)) return;
    if (await this.#registry.mount(this.#source, this.#target, digest)) {
      this.#mounted += 1;
      return;
    }
    await this.#registry.upload(this.#source, this.#target, digest);
    this.#uploaded += 1;
  }
}
