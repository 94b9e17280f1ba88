import { createHash } from 'node:crypto';

export const digestOf = (text: string) =>
  `sha256:${createHash('sha256').update(text).digest('hex')}`;

const manifestWith = (config: string) =>
  JSON.stringify({
    schemaVersion: 2,
    mediaType: 'application/vnd.oci.image.manifest.v1+json',
    config: { mediaType: 'application/vnd.oci.image.config.v1+json', digest: config },
    layers: [],
  });
export const CONFIG = digestOf('config');
export const MANIFEST = manifestWith(CONFIG);
export const DIGEST = digestOf(MANIFEST);

/** What an index has for two platforms. */
export const AMD_CONFIG = digestOf('amd64');
export const AMD_MANIFEST = manifestWith(AMD_CONFIG);
export const AMD = digestOf(AMD_MANIFEST);
export const ARM_CONFIG = digestOf('arm64');
export const ARM_MANIFEST = manifestWith(ARM_CONFIG);
export const ARM = digestOf(ARM_MANIFEST);

export const child = (digest: string, architecture: string, attestation = false) => ({
  mediaType: 'application/vnd.oci.image.manifest.v1+json',
  digest,
  platform: { os: architecture === 'unknown' ? 'unknown' : 'linux', architecture },
  ...(attestation ? { annotations: { 'vnd.docker.reference.type': 'attestation-manifest' } } : {}),
});

export const index = (...manifests: unknown[]) =>
  JSON.stringify({
    schemaVersion: 2,
    mediaType: 'application/vnd.oci.image.index.v1+json',
    manifests,
  });
