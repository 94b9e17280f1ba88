import { createHash } from 'node:crypto';
import type { Delivery } from '@gatehouse/local-aws';

export const sha256 = (text: string): string =>
  `sha256:${createHash('sha256').update(text).digest('hex')}`;

const OCI_IMAGE = 'application/vnd.oci.image.manifest.v1+json';
const OCI_INDEX = 'application/vnd.oci.image.index.v1+json';
const LAYER = 'application/vnd.oci.image.layer.v1.tar+gzip';
export const BUNDLE = 'application/vnd.dev.sigstore.bundle.v0.3+json';

const descriptor = (text: string, mediaType: string) => ({
  ...{ mediaType, digest: sha256(text), size: Buffer.byteLength(text) },
});

/** Where images are pushed to, in a registry of the embedded AWS. */
export interface PushTarget {
  readonly ecr: Delivery['ecr'];
  readonly repository: string;
  readonly registryId: string;
}

/** A push of an image that differs from others by a text. @returns its digest */
export function pushImage(
  { ecr, repository, registryId }: PushTarget,
  text: string,
  { tag, layers = ['base', text] }: { tag?: string; layers?: readonly string[] } = {},
): string {
  const config = JSON.stringify({ architecture: 'amd64', text });
  const manifest = {
    ...{ schemaVersion: 2, mediaType: OCI_IMAGE },
    config: descriptor(config, 'application/vnd.oci.image.config.v1+json'),
    layers: layers.map((layer) => descriptor(layer, LAYER)),
  };
  return ecr.push(repository, JSON.stringify(manifest), {
    ...{ registryId, blobs: [config, ...layers] },
    ...(tag !== undefined && { tag }),
  });
}

/** A push of an index, of platforms and of what buildx calls attestations. @returns its digest */
export function pushIndex(
  { ecr, repository, registryId }: PushTarget,
  platforms: readonly string[],
  { tag, attestations = [] }: { tag?: string; attestations?: readonly string[] } = {},
): string {
  const named = (digest: string) => ({ mediaType: OCI_IMAGE, digest, size: 1 });
  const manifests = [
    ...platforms.map((digest, at) => ({
      ...named(digest),
      platform: { os: 'linux', architecture: ['amd64', 'arm64'][at] },
    })),
    ...attestations.map((digest) => ({
      ...named(digest),
      platform: { os: 'unknown', architecture: 'unknown' },
      annotations: { 'vnd.docker.reference.type': 'attestation-manifest' },
    })),
  ];
  return ecr.push(
    repository,
    JSON.stringify({ schemaVersion: 2, mediaType: OCI_INDEX, manifests }),
    { registryId, ...(tag !== undefined && { tag }) },
  );
}

/** A push of what refers to an image. @param type Of its one layer. @returns its digest */
export function pushReferrer(
  { ecr, repository, registryId }: PushTarget,
  subject: string,
  { type = BUNDLE, text = `about ${subject}` }: { type?: string; text?: string } = {},
): string {
  const manifest = {
    ...{ schemaVersion: 2, mediaType: OCI_IMAGE, artifactType: type },
    config: descriptor('{}', 'application/vnd.oci.empty.v1+json'),
    layers: [descriptor(text, type)],
    subject: { mediaType: OCI_IMAGE, digest: subject, size: 1 },
  };
  return ecr.push(repository, JSON.stringify(manifest), { registryId, blobs: ['{}', text] });
}

/** A push of an attestation as buildx puts it into an index. @returns its digest */
export function pushAttestation(
  { ecr, repository, registryId }: PushTarget,
  type = 'application/vnd.in-toto+json',
): string {
  const [config, layer] = ['{"of":"an attestation"}', '{"predicate":{}}'];
  const manifest = {
    ...{ schemaVersion: 2, mediaType: OCI_IMAGE },
    config: descriptor(config, 'application/vnd.oci.image.config.v1+json'),
    layers: [descriptor(layer, type)],
  };
  return ecr.push(repository, JSON.stringify(manifest), { registryId, blobs: [config, layer] });
}
