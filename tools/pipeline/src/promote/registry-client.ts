import { contentDigest } from './content-digest.ts';
import { readBlob } from './read-blob.ts';
import { readManifest } from './read-manifest.ts';
import { readReferrers } from './read-referrers.ts';
import { RegistryRequests, type RegistryOptions } from './registry-requests.ts';
import { sendBlob } from './send-blob.ts';
import type { StoredManifest } from './stored-manifest.ts';

/**
 * A registry's own protocol: only it can mount layers of one repository in another without transferring them. Transient
 * failures are retried. Its methods throw {@link RegistryError} and `DeadlineError`.
 * https://github.com/opencontainers/distribution-spec/blob/main/spec.md
 */
export class RegistryClient {
  readonly #requests: RegistryRequests;

  constructor(options: RegistryOptions) {
    this.#requests = new RegistryRequests(options);
  }

  /**
   * @param reference A digest or a tag.
   * @returns undefined if it does not exist
   */
  manifest(repository: string, reference: string): Promise<StoredManifest | undefined> {
    return readManifest(this.#requests, repository, reference);
  }

  /** Stores a manifest under its digest or a tag. */
  async putManifest(
    repository: string,
    reference: string,
    { text: body, mediaType }: StoredManifest,
  ): Promise<void> {
    const path = `${repository}/manifests/${reference}`;
    const headers = { 'content-type': mediaType };
    await this.#requests.repeat('PUT', path, { headers, body, expect: [201] });
  }

  /** Digests of manifests that refer to an image: signatures and attestations. */
  referrers(repository: string, digest: string): Promise<string[]> {
    return readReferrers(this.#requests, repository, digest);
  }

  async hasBlob(repository: string, digest: string): Promise<boolean> {
    const path = `${repository}/blobs/${digest}`;
    const { status } = await this.#requests.repeat('HEAD', path, { expect: [200, 404] });
    return status === 200;
  }

  /**
   * Mounts a layer of another repository.
   * @returns whether it is mounted: the registry may have mounting turned off, or keys may differ
   */
  async mount(source: string, target: string, digest: string): Promise<boolean> {
    const path = `${target}/blobs/uploads/?mount=${digest}&from=${encodeURIComponent(source)}`;
    const { status } = await this.#requests.repeat('POST', path, { expect: [201, 202] });
    return status === 201;
  }

  /** Copies a layer through this machine, from its beginning after each failure; the registry verifies its digest. */
  async upload(source: string, target: string, digest: string): Promise<void> {
    const request = `copying ${digest} to ${target}`;
    await this.#requests.transfer(request, async (signal) => {
      const from = `${source}/blobs/${digest}`;
      const { body } = await this.#requests.ask('GET', from, { expect: [200], signal });
      await sendBlob(this.#requests, target, digest, { body, duplex: 'half' }, signal);
    });
  }

  /** Puts what is in memory, unless it is there. @returns its digest */
  async putBlob(repository: string, content: Buffer): Promise<string> {
    const digest = contentDigest(content);
    if (await this.hasBlob(repository, digest)) return digest;
    await this.#requests.retryUntilDone(`PUT ${repository}/blobs/${digest}`, (signal) =>
      sendBlob(this.#requests, repository, digest, { body: new Uint8Array(content) }, signal),
    );
    return digest;
  }

  /** @returns undefined for what is not there, has more bytes than the most, or has another digest */
  blob(repository: string, digest: string, most: number): Promise<Buffer | undefined> {
    return readBlob(this.#requests, repository, digest, most);
  }
}
