import { createHash } from 'node:crypto';

export interface ImageManifest {
  readonly manifest: string;
  /** Of the manifest: what a registry calls the image by. */
  readonly digest: string;
}

/**
 * The manifest that a registry returns for an image.
 * @param config Digest of its configuration, which a Docker engine uses as the image's id.
 * @param layers Their contents, or placeholders if no client pulls them.
 */
export function imageManifest(config: string, layers: readonly Buffer[]): ImageManifest {
  const manifest = JSON.stringify({
    schemaVersion: 2,
    mediaType: 'application/vnd.oci.image.manifest.v1+json',
    config: { mediaType: 'application/vnd.oci.image.config.v1+json', digest: config, size: 2 },
    layers: layers.map((layer) => ({
      mediaType: 'application/vnd.oci.image.layer.v1.tar',
      digest: sha256(layer),
      size: layer.length,
    })),
  });
  return { manifest, digest: sha256(manifest) };
}

/** Of an image that was not built: an empty configuration. */
export const NO_CONFIG = `sha256:${createHash('sha256').update('{}').digest('hex')}`;

const sha256 = (content: string | Buffer): string =>
  `sha256:${createHash('sha256').update(content).digest('hex')}`;
