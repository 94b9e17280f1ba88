import { GatehouseError } from '@gatehouse/service-manifest';
import { DIGEST, isIndex, isObject, parseManifest } from './parse-manifest.ts';

/**
 * Media types to accept for a digest. ECR needs all of them; otherwise, it may return another manifest.
 * https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-manifest-formats.html
 */
export const MEDIA_TYPES: readonly string[] = [
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.docker.distribution.manifest.v2+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
];

/**
 * The digests to scan for an image: its own or, for an index, that of every platform.
 * https://github.com/opencontainers/image-spec/blob/main/image-index.md
 * @param digest The requested digest.
 * @param manifest Text of the response, byte for byte.
 * @throws with one line if the text does not match the digest, or is not an image
 */
export function imageChildren(digest: string, manifest: string): readonly string[] {
  const parsed = parseManifest(digest, manifest);
  if (!isIndex(parsed)) return [digest];
  const children = platforms(parsed['manifests']);
  if (children.length === 0)
    throw new GatehouseError('GH-GATE-008', 'the index has no image for any platform');
  return [...new Set(children)];
}

function platforms(manifests: unknown): string[] {
  if (!Array.isArray(manifests))
    throw new GatehouseError('GH-GATE-008', 'the manifests of the index are not a list');
  return manifests.flatMap((child: unknown) => {
    if (!isObject(child))
      throw new GatehouseError('GH-GATE-008', 'the index has a manifest that is not an object');
    if (isAttestation(child)) return [];
    const { digest, mediaType } = child;
    if (typeof digest !== 'string' || !DIGEST.test(digest))
      throw new GatehouseError('GH-GATE-008', 'the index has a manifest without a sha256 digest');
    if (typeof mediaType === 'string' && /index|manifest\.list/.test(mediaType))
      throw new GatehouseError(
        'GH-GATE-008',
        `the index has an index in it (${digest}); push each platform as an image`,
      );
    return [digest];
  });
}

/**
 * Whether it is an attestation that buildx puts beside an image. The annotation alone does not suffice: with a real
 * platform, it would be run but never scanned. https://docs.docker.com/build/metadata/attestations/attestation-storage/
 */
function isAttestation({ annotations, platform }: Readonly<Record<string, unknown>>): boolean {
  return (
    isObject(annotations) &&
    annotations['vnd.docker.reference.type'] === 'attestation-manifest' &&
    isObject(platform) &&
    platform['os'] === 'unknown' &&
    platform['architecture'] === 'unknown'
  );
}
