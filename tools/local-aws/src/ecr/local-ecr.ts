import type { ImageScanFinding } from '@aws-sdk/client-ecr';
import type { Answer, ServiceRequest } from '../front/http-message.ts';
import type { Place } from '../place.ts';
import { answerJson } from '../protocol/json-service.ts';
import { imageOperations } from './operations/images.ts';
import { repositoryOperations } from './operations/repositories.ts';
import { scanOperations } from './operations/scans.ts';
import { ecrParameters } from './parameters.ts';
import { putImage } from './put-image.ts';
import { imageOf, Registry } from './registry.ts';

const operations = { ...repositoryOperations, ...imageOperations, ...scanOperations };

/** ECR, for tests in the same process: images' manifests, without their layers. */
export class LocalEcr {
  readonly #registry: Registry;
  readonly #accountId: string;

  constructor(place: Place) {
    this.#registry = new Registry(place);
    this.#accountId = place.accountId;
  }

  /** @param registryId account of the registry; default: that of the embedded AWS */
  createRepository(name: string, registryId = this.#accountId): void {
    this.#registry.create(name, registryId);
  }

  /** Pushes a manifest. @returns its digest */
  push(
    repository: string,
    manifest: string,
    { tag, registryId }: { tag?: string; registryId?: string } = {},
  ): string {
    return putImage(this.#registry.repository(repository, registryId), manifest, { tag }).digest;
  }

  /** As a lifecycle rule does. */
  remove(repository: string, imageDigest: string, registryId?: string): void {
    this.#registry.repository(repository, registryId).images.delete(imageDigest);
  }

  /** What the scan of an image finds from now on. */
  setFindings(
    repository: string,
    imageDigest: string,
    findings: readonly ImageScanFinding[],
    registryId?: string,
  ): void {
    imageOf(this.#registry.repository(repository, registryId), { imageDigest }).findings = findings;
  }

  answer(request: ServiceRequest): Promise<Answer> {
    return answerJson('ecr', request, operations, this.#registry, ecrParameters);
  }
}
