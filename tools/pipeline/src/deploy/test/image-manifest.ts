import { sha256 } from './sha256.ts';

/** A manifest of an image whose configuration is that text. */
export const manifestOf = (text: string) =>
  JSON.stringify({
    schemaVersion: 2,
    mediaType: 'application/vnd.oci.image.manifest.v1+json',
    config: {
      mediaType: 'application/vnd.oci.image.config.v1+json',
      digest: `sha256:${sha256(text)}`,
      size: text.length,
    },
    layers: [],
  });

export const indexOf = (digests: readonly string[]) =>
  JSON.stringify({
    schemaVersion: 2,
    mediaType: 'application/vnd.oci.image.index.v1+json',
    manifests: digests.map((digest) => ({
      mediaType: 'application/vnd.oci.image.manifest.v1+json',
      digest,
      platform: { os: 'linux', architecture: 'amd64' },
    })),
  });
