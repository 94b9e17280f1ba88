import { GatehouseError } from '@gatehouse/service-manifest';
import { DIGEST, isObject, parseManifest } from '../../image/parse-manifest.ts';

/**
 * The digest of an image's configuration, which contains those of its unpacked layers.
 * https://github.com/opencontainers/image-spec/blob/main/manifest.md
 * @param digest The requested digest.
 * @param manifest Text of the response, byte for byte.
 * @throws with one line if the text does not match the digest, or is not the manifest of one image
 */
export function imageConfig(digest: string, manifest: string): string {
  const { config } = parseManifest(digest, manifest);
  if (!isObject(config) || typeof config['digest'] !== 'string' || !DIGEST.test(config['digest']))
    throw new GatehouseError(
      'GH-GATE-008',
      'the manifest names no configuration by a sha256 digest',
    );
  return config['digest'];
}
