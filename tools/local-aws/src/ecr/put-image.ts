import { createHash } from 'node:crypto';
import { ServiceError } from '../protocol/service-error.ts';
import { referencesOf } from './references.ts';
import { findImage } from './find-image.ts';
import type { StoredImage, StoredRepository } from './model.ts';

const OCI_MANIFEST = 'application/vnd.oci.image.manifest.v1+json';

export interface PutImageOptions {
  readonly tag?: string | undefined;
  readonly mediaType?: string | undefined;
  /** The expected digest. */
  readonly expected?: string | undefined;
}

/** Stores a manifest under its digest, if everything that it refers to exists. Tags are immutable. */
export function putImage(
  repository: StoredRepository,
  manifest: string,
  { tag, mediaType, expected }: PutImageOptions = {},
): StoredImage {
  const digest = `sha256:${createHash('sha256').update(manifest).digest('hex')}`;
  if (expected !== undefined && expected !== digest)
    throw new ServiceError(
      'ImageDigestDoesNotMatchException',
      'The specified image digest does not match the digest that Amazon ECR calculated for the image.',
    );
  const tagged = tag === undefined ? undefined : findImage(repository, { imageTag: tag });
  if (tagged && tagged.digest !== digest)
    throw new ServiceError(
      'ImageTagAlreadyExistsException',
      `The image tag '${tag}' already exists in the '${repository.name}' repository and cannot be overwritten because the tag is immutable.`,
    );
  const existing = repository.images.get(digest);
  if (existing && (tag === undefined || tagged))
    throw new ServiceError(
      'ImageAlreadyExistsException',
      `Image with digest '${digest}' and tag '${tag ?? 'null'}' already exists in the repository with name '${repository.name}' in registry with id '${repository.registryId}'`,
    );
  if (!existing) checkReferences(repository, manifest);
  const now = new Date();
  const image = existing ?? {
    digest,
    manifest,
    mediaType: mediaType ?? mediaTypeIn(manifest) ?? OCI_MANIFEST,
    pushedAt: now,
    tags: [],
    scannedAt: now,
    findings: [],
  };
  if (tag !== undefined) image.tags = [...image.tags, tag];
  repository.images.set(digest, image);
  return image;
}

/** @throws LayersNotFoundException, ReferencedImagesNotFoundException */
function checkReferences({ name, blobs, images }: StoredRepository, manifest: string): void {
  const named = readReferences(manifest);
  const layers = named.blobs.filter((digest) => !blobs.has(digest));
  const missing = named.images.filter((digest) => !images.has(digest));
  if (layers.length > 0)
    throw new ServiceError(
      'LayersNotFoundException',
      `Layers with digests '[${layers.join(', ')}]' required for pushing image into repository with name '${name}' do not exist`,
    );
  if (missing.length > 0)
    throw new ServiceError(
      'ReferencedImagesNotFoundException',
      `Images with digests '[${missing.join(', ')}]' required for pushing image into repository with name '${name}' do not exist`,
    );
}

function readReferences(manifest: string) {
  try {
    return referencesOf(manifest);
  } catch {
    throw new ServiceError('InvalidParameterException', 'The image manifest is no JSON.');
  }
}

function mediaTypeIn(manifest: string): string | undefined {
  try {
    return (JSON.parse(manifest) as { mediaType?: string }).mediaType;
  } catch {
    throw new ServiceError('InvalidParameterException', 'The image manifest is no JSON.');
  }
}
