import { GatehouseError } from '@gatehouse/service-manifest';
import { isIndex, isObject } from '../image/parse-manifest.ts';
import { isArtifact } from './artifact.ts';
import { blobsOf } from './blobs-of.ts';
import { childrenOf } from './children-of.ts';
import type { Copied } from './copied.ts';
import { readImage, type StoredImage } from './read-image.ts';
import type { RegistryClient } from './registry-client.ts';

/** Depth for signatures of attestations of images: a longer chain would be forged. */
const DEEPEST = 3;

/** The copy of one image, as far as it has come. */
export class Copy {
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
    const children = isIndex(image.manifest) ? await childrenOf(image, this.#read) : [];
    for (const child of children) {
      this.#manifests.add(child.digest);
      await this.#put(child);
    }
    await this.#put(image);
    for (const each of [image, ...children]) await this.#referrers(each.digest);
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

  #read = (digest: string): Promise<StoredImage> => readImage(this.#registry, this.#source, digest);

  /** Layers first: a registry rejects a manifest whose layers it lacks. */
  async #put({ digest, stored, manifest }: StoredImage): Promise<void> {
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
