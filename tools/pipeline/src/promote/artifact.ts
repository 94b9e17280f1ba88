import { isObject, type Manifest } from '../image/parse-manifest.ts';

/**
 * Media types of signatures, attestations and bills of materials. None is part of a file system: a container runtime
 * cannot start an image that consists of these alone.
 */
const INERT = new Set([
  'application/vnd.dev.cosign.simplesigning.v1+json',
  'application/vnd.cncf.notary.payload.v1+json',
  'application/vnd.cyclonedx+json',
  'application/vnd.dsse.envelope.v1+json',
  'application/vnd.in-toto+json',
  'application/vnd.oci.empty.v1+json',
  'application/jose+json',
  'application/cose',
  'application/spdx+json',
]);
/** https://docs.sigstore.dev/about/bundle/ */
const SIGSTORE_BUNDLE = /^application\/vnd\.dev\.sigstore\.bundle\.v\d+(?:\.\d+)*\+json$/;

/**
 * Whether a manifest is an artifact that only describes an image and cannot be started. A role that may write build
 * repositories can put a manifest beside an unscanned image; a reference from it to the image, or the name of an
 * attestation, must not carry that image into a release repository.
 */
export function isArtifact(manifest: Manifest): boolean {
  const { layers } = manifest;
  return (
    Array.isArray(layers) &&
    layers.length > 0 &&
    layers.every((layer: unknown) => isObject(layer) && isInert(layer['mediaType']))
  );
}

const isInert = (type: unknown): boolean =>
  typeof type === 'string' && (INERT.has(type) || SIGSTORE_BUNDLE.test(type));
