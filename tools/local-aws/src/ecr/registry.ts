import type { ImageScanFinding } from '@aws-sdk/client-ecr';
import { arnOf, type AccountRegion } from '../arn.ts';
import { ServiceError } from '../protocol/service-error.ts';

export interface StoredImage {
  readonly digest: string;
  readonly manifest: string;
  readonly mediaType: string;
  pushedAt: Date;
  /** The time of the last task start with this image. */
  pulledAt?: Date;
  tags: string[];
  scannedAt: Date;
  findings: readonly ImageScanFinding[];
}

export interface StoredRepository {
  readonly name: string;
  readonly registryId: string;
  readonly arn: string;
  readonly uri: string;
  readonly createdAt: Date;
  /** By digest, in the order in which they were pushed. */
  readonly images: Map<string, StoredImage>;
  /** Layers and configurations by digest; those that a test assumes to exist have no content. */
  readonly blobs: Map<string, Buffer | undefined>;
  /** The uploaded bytes, by upload. */
  readonly uploads: Map<string, Buffer[]>;
}

/** The identification of an image in a request. */
export interface ImageId {
  readonly imageDigest?: string | undefined;
  readonly imageTag?: string | undefined;
}

/** The repositories of all accounts, by account number. */
export class Registry {
  readonly place: AccountRegion;
  /** Whether one repository may mount layers of another: the account setting BLOB_MOUNTING. */
  mounts = true;
  readonly #repositories: StoredRepository[] = [];

  constructor(place: AccountRegion) {
    this.place = place;
  }

  create(name: string, registryId: string): StoredRepository {
    const existing = this.find(name, registryId);
    if (existing) return existing;
    const { region } = this.place;
    const repository: StoredRepository = {
      name,
      registryId,
      arn: arnOf({ region, accountId: registryId }, 'ecr', `repository/${name}`),
      uri: `${registryId}.dkr.ecr.${region}.amazonaws.com/${name}`,
      createdAt: new Date(),
      images: new Map(),
      blobs: new Map(),
      uploads: new Map(),
    };
    this.#repositories.push(repository);
    return repository;
  }

  find(name = '', registryId = this.place.accountId): StoredRepository | undefined {
    return this.of(registryId).find((each) => each.name === name);
  }

  /** In any account; those of the embedded AWS's account come first. */
  named(name: string): StoredRepository | undefined {
    return this.find(name) ?? this.#repositories.find((each) => each.name === name);
  }

  /** @throws RepositoryNotFoundException */
  repository(name: string | undefined, registryId: string | undefined): StoredRepository {
    const found = this.find(name, registryId);
    if (found) return found;
    throw new ServiceError(
      'RepositoryNotFoundException',
      `The repository with name '${name}' does not exist in the registry with id '${registryId ?? this.place.accountId}'`,
    );
  }

  of(registryId = this.place.accountId): StoredRepository[] {
    return this.#repositories.filter((each) => each.registryId === registryId);
  }
}

export const findImage = (
  { images }: StoredRepository,
  { imageDigest, imageTag }: ImageId,
): StoredImage | undefined => {
  const byTag = [...images.values()].find(({ tags }) => tags.includes(imageTag ?? ''));
  const found = imageDigest === undefined ? byTag : images.get(imageDigest);
  return imageTag !== undefined && found !== byTag ? undefined : found;
};

/** @throws ImageNotFoundException */
export function imageOf(repository: StoredRepository, id: ImageId): StoredImage {
  const found = findImage(repository, id);
  if (found) return found;
  const { imageDigest, imageTag } = id;
  throw new ServiceError(
    'ImageNotFoundException',
    `The image with imageId {imageDigest:'${imageDigest ?? 'null'}', imageTag:'${imageTag ?? 'null'}'} does not exist within the repository with name '${repository.name}' in the registry with id '${repository.registryId}'`,
  );
}
