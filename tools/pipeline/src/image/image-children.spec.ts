import { AMD, ARM, child, digestOf, index, MANIFEST } from '../gate/ecr/test/image-manifests.ts';
import { imageChildren } from './image-children.ts';

const childrenOf = (manifest: string) => imageChildren(digestOf(manifest), manifest);

test.each([
  ['an image is itself', MANIFEST, [digestOf(MANIFEST)]],
  ['an index is its platforms', index(child(AMD, 'amd64'), child(ARM, 'arm64')), [AMD, ARM]],
  ['attestations are left out', index(child(AMD, 'amd64'), child(ARM, 'unknown', true)), [AMD]],
  [
    'an attestation that could be run is an image',
    index(child(AMD, 'amd64'), child(ARM, 'arm64', true)),
    [AMD, ARM],
  ],
  ['a platform that is not known is an image', index(child(AMD, 'unknown')), [AMD]],
  ['the same image twice is one', index(child(AMD, 'amd64'), child(AMD, 'amd64')), [AMD]],
])('returns %s', (_, manifest, expected) => {
  expect(childrenOf(manifest)).toEqual(expected);
});

test.each([
  ['no platform', index(child(ARM, 'unknown', true)), 'no image for any platform'],
  ['empty index', index(), 'no image for any platform'],
  [
    'an index in an index',
    index({ ...child(AMD, 'amd64'), mediaType: 'application/vnd.oci.image.index.v1+json' }),
    'an index in it',
  ],
  ['no digest', index({ platform: {} }), 'without a sha256 digest'],
  ['a digest of another kind', index(child('sha512:1', 'amd64')), 'without a sha256 digest'],
  ['a manifest that is no object', index(1), 'not an object'],
  ['manifests that are no list', '{"manifests":{}}', 'not a list'],
  ['both at once', '{"manifests":[],"layers":[]}', 'neither clearly'],
  ['neither', '{"schemaVersion":2}', 'neither clearly'],
  ['no JSON', '<html>', 'not JSON'],
  ['no object', '[]', 'not an object'],
  ['a key twice', '{"manifests":[],"manifests":[1]}', 'duplicate key'],
])('fails for %s', (_, manifest, problem) => {
  expect(() => childrenOf(manifest)).toThrow(problem);
});

test('fails when a byte of the manifest has changed', () => {
  expect(() => imageChildren(digestOf(MANIFEST), `${MANIFEST} `)).toThrow(
    'not the one of this digest',
  );
});
