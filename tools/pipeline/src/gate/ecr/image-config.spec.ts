import { imageConfig } from './image-config.ts';
import { AMD, child, CONFIG, DIGEST, digestOf, index, MANIFEST } from './test/image-manifests.ts';

test('is read from the manifest of an image', () => {
  expect(imageConfig(DIGEST, MANIFEST)).toBe(CONFIG);
});

test.each([
  ['another manifest', DIGEST, `${MANIFEST} `, 'not the one of this digest'],
  ['an index', undefined, index(child(AMD, 'amd64')), 'names no configuration'],
  ['a configuration that is no object', undefined, '{"config":1}', 'names no configuration'],
  [
    'a digest of another kind',
    undefined,
    '{"config":{"digest":"sha512:1"}}',
    'names no configuration by a sha256 digest',
  ],
])('fails for %s', (_, digest, manifest, problem) => {
  expect(() => imageConfig(digest ?? digestOf(manifest), manifest)).toThrow(problem);
});
