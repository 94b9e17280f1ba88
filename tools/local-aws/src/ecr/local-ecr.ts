import { createHash } from 'node:crypto';
import type { ImageScanFinding } from '@aws-sdk/client-ecr';
import type { ServiceResponse, ServiceRequest } from '../protocol/http-message.ts';
import type { AccountRegion } from '../arn.ts';
import { answerJson } from '../protocol/json-service.ts';
import { answerDistribution } from './distribution/distribution.ts';
import { isDistribution } from '../protocol/distribution-route.ts';
import { ecrParameters } from './parameters.ts';
import { putImage } from './put-image.ts';
import { referencesOf } from './references.ts';
import { Registry } from './registry.ts';
import { findImage, imageOf } from './find-image.ts';
import type { ImageId } from './model.ts';
import { ecrOperations } from './operations/all-operations.ts';

interface Pushed {
  readonly tag?: string;
  readonly registryId?: string;
  /** Layers and configuration; missing ones are assumed to exist. */
  readonly blobs?: readonly (string | Buffer)[];
}

/** ECR, for tests in the same process. */
export class LocalEcr {
  readonly #registry: Registry;
  readonly #accountId: string;

  constructor(place: AccountRegion) {
    this.#registry = new Registry(place);
    this.#accountId = place.accountId;
  }

  /** @param registryId account of the registry; default: that of the embedded AWS */
  createRepository(name: string, registryId = this.#accountId): void {
    this.#registry.create(name, registryId);
  }

  /**
   * Pushes a manifest.
   * @returns its digest
   * @throws for an index whose images do not exist
   */
  push(repository: string, manifest: string, { tag, registryId, blobs = [] }: Pushed = {}): string {
    const stored = this.#registry.repository(repository, registryId);
    for (const blob of blobs) {
      const content = Buffer.from(blob);
      stored.blobs.set(`sha256:${createHash('sha256').update(content).digest('hex')}`, content);
    }
    for (const digest of referencesOf(manifest).blobs)
      if (!stored.blobs.has(digest)) stored.blobs.set(digest, undefined);
    return putImage(stored, manifest, { tag }).digest;
  }

  /**
   * Pulls an image, as a starting task does.
   * @returns whether it exists
   */
  pull(repository: string, id: ImageId, registryId: string): boolean {
    const stored = this.#registry.find(repository, registryId);
    const image = stored && findImage(stored, id);
    if (image) image.pulledAt = new Date();
    return image !== undefined;
  }

  /** Sets the age of an image and of its last pull. */
  age(repository: string, imageDigest: string, days: number, registryId?: string): void {
    const image = imageOf(this.#registry.repository(repository, registryId), { imageDigest });
    const before = (time: Date) => new Date(time.getTime() - days * 86_400_000);
    image.pushedAt = before(image.pushedAt);
    if (image.pulledAt) image.pulledAt = before(image.pulledAt);
  }

  /** Deletes an image, as a lifecycle rule does. */
  remove(repository: string, imageDigest: string, registryId?: string): void {
    this.#registry.repository(repository, registryId).images.delete(imageDigest);
  }

  /** Sets the findings of later scans of an image. */
  setFindings(
    repository: string,
    imageDigest: string,
    findings: readonly ImageScanFinding[],
    registryId?: string,
  ): void {
    imageOf(this.#registry.repository(repository, registryId), { imageDigest }).findings = findings;
  }

  async answer(request: ServiceRequest): Promise<ServiceResponse> {
    if (isDistribution(request.url)) return answerDistribution(request, this.#registry);
    return answerJson('ecr', request, ecrOperations, this.#registry, ecrParameters);
  }
}
