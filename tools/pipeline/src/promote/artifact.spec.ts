import fc from 'fast-check';
import { isArtifact } from './artifact.ts';

const withLayers = (...types: unknown[]) => ({
  schemaVersion: 2,
  layers: types.map((mediaType) => ({ mediaType, digest: `sha256:${'0'.repeat(64)}` })),
});

it.each([
  'application/vnd.dev.sigstore.bundle.v0.3+json',
  'application/vnd.in-toto+json',
  'application/vnd.dev.cosign.simplesigning.v1+json',
  'application/vnd.cyclonedx+json',
])('an artifact consists of %s', (type) => {
  expect(isArtifact(withLayers(type))).toBe(true);
  expect(isArtifact(withLayers(type, type))).toBe(true);
});

it.each([
  'application/vnd.oci.image.layer.v1.tar',
  'application/vnd.oci.image.layer.v1.tar+gzip',
  'application/vnd.oci.image.layer.v1.tar+zstd',
  'application/vnd.oci.image.layer.nondistributable.v1.tar+gzip',
  'application/vnd.docker.image.rootfs.diff.tar.gzip',
  'application/vnd.docker.image.rootfs.foreign.diff.tar.gzip',
  'application/vnd.dev.sigstore.bundle.v0.3+json.tar',
  'application/vnd.in-toto+json ',
  undefined,
  7,
])('a manifest with a layer of %s could be started', (type) => {
  expect(isArtifact(withLayers(type))).toBe(false);
  expect(isArtifact(withLayers('application/vnd.in-toto+json', type))).toBe(false);
});

it.each([{}, { layers: [] }, { layers: 'none' }, { layers: [null] }, { manifests: [] }])(
  'a manifest without layers is not an artifact: %j',
  (manifest) => {
    expect(isArtifact(manifest)).toBe(false);
  },
);

it('no other type is an artifact', () => {
  fc.assert(
    fc.property(fc.string(), (type) => {
      expect(isArtifact(withLayers(`application/${type}`))).toBe(false);
    }),
  );
});
