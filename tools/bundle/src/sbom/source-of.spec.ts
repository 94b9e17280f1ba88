import type { LockedPackage } from '../lockfile.ts';
import { parseRegistries, sourceOf } from './source-of.ts';

const HEX = '07'.repeat(64);
const INTEGRITY = `sha512-${Buffer.alloc(64, 7).toString('base64')}`;

const sourceIn = (
  locked: LockedPackage,
  npmrc = '',
  name = 'one',
  location = `node_modules/${name}`,
) => {
  const { purl, reference } = sourceOf(
    {
      location,
      name,
      dependencies: [],
      locked: { version: '1.0.0', integrity: INTEGRITY, ...locked },
    },
    parseRegistries(npmrc),
  );
  return { purl, url: reference?.url, hashes: [...(reference?.hashes ?? [])] };
};

describe('the source of a package', () => {
  it.each<[string, Parameters<typeof sourceIn>, string | undefined, string | undefined]>([
    [
      'the public registry',
      [{}],
      'pkg:npm/one@1.0.0',
      'https://registry.npmjs.org/one/-/one-1.0.0.tgz',
    ],
    [
      'the public registry, by the lockfile',
      [{ resolved: 'https://registry.npmjs.org/@s/one/-/one-1.0.0.tgz' }, '', '@s/one'],
      'pkg:npm/%40s/one@1.0.0',
      'https://registry.npmjs.org/@s/one/-/one-1.0.0.tgz',
    ],
    [
      'the registry of its scope',
      [{}, '@s:registry=https://npm.example/private/\n', '@s/one'],
      'pkg:npm/%40s/one@1.0.0?repository_url=https%3A%2F%2Fnpm.example%2Fprivate',
      'https://npm.example/private/@s/one/-/one-1.0.0.tgz',
    ],
    [
      'the registry of all, by .npmrc',
      [{}, '# comment\nregistry = "https://npm.example"\n'],
      'pkg:npm/one@1.0.0?repository_url=https%3A%2F%2Fnpm.example',
      'https://npm.example/one/-/one-1.0.0.tgz',
    ],
    [
      'an archive at an address',
      [{ resolved: 'https://files.example/one.tgz' }],
      'pkg:npm/one@1.0.0?download_url=https%3A%2F%2Ffiles.example%2Fone.tgz',
      'https://files.example/one.tgz',
    ],
    [
      'Git',
      [{ resolved: 'git+ssh://git@github.com/acme/one.git#abc' }],
      'pkg:npm/one@1.0.0?vcs_url=git%2Bssh%3A%2F%2Fgit%40github.com%2Facme%2Fone.git%23abc',
      'git+ssh://git@github.com/acme/one.git#abc',
    ],
    [
      'an archive in the workspace',
      [{ resolved: 'file:vendor/one-1.0.0.tgz' }],
      undefined,
      undefined,
    ],
    ['the workspace', [{}, '', '@x/lib', 'libs/lib'], undefined, undefined],
    ['another package that it is part of', [{ inBundle: true }], 'pkg:npm/one@1.0.0', undefined],
  ])('is %s', (_, input, purl, url) => {
    const found = sourceIn(...input);
    expect([found.purl, found.url]).toEqual([purl, url]);
  });

  it.each([
    [INTEGRITY, [['SHA-512', HEX]]],
    [`sha1-${Buffer.alloc(20, 1).toString('base64')}`, [['SHA-1', '01'.repeat(20)]]],
    [`sha256-${Buffer.alloc(32, 2).toString('base64')}`, [['SHA-256', '02'.repeat(32)]]],
    [`sha384-${Buffer.alloc(48, 3).toString('base64')}`, [['SHA-384', '03'.repeat(48)]]],
    [`md5-AAAA ${INTEGRITY}?x`, [['SHA-512', HEX]]],
  ])('has hashes under their standard names, in hexadecimal: %s', (integrity, hashes) => {
    expect(sourceIn({ integrity }).hashes).toEqual(hashes);
  });
});
