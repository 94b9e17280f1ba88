import type { LockedPackage } from './lockfile.ts';
import { lockfileDigest } from './lockfile-digest.ts';

const WORKSPACE: Record<string, LockedPackage> = {
  'apps/a': { dependencies: { one: '^1' } },
  'apps/b': { dependencies: { two: '^1' } },
  'node_modules/one': { version: '1.0.0', integrity: 'sha512-AAAA', license: 'MIT' },
  'node_modules/two': { version: '1.0.0', license: 'MIT' },
  'node_modules/tester': { version: '1.0.0', license: 'MIT' },
};
const digest = (changes: Record<string, LockedPackage> = {}, services = ['apps/a', 'apps/b']) =>
  lockfileDigest({ lockfileVersion: 3, packages: { ...WORKSPACE, ...changes } }, services);

describe('the digest of the lockfile', () => {
  it.each<[string, Record<string, LockedPackage>]>([
    ['the licence of a package', { 'node_modules/one': { version: '1.0.0', license: 'GPL-3.0' } }],
    [
      'where a package comes from',
      {
        'node_modules/one': {
          ...{ version: '1.0.0', integrity: 'sha512-AAAA', license: 'MIT' },
          resolved: 'https://packages.example/one.tgz',
        },
      },
    ],
    ['the dependencies of a service', { 'apps/a': { dependencies: { two: '^1' } } }],
    [
      'the place of a package',
      {
        'apps/a/node_modules/one': { version: '1.0.0', integrity: 'sha512-AAAA', license: 'MIT' },
      },
    ],
  ])('changes with %s', (_, changes) => {
    expect(digest(changes)).not.toBe(digest());
  });

  it.each<[string, Record<string, LockedPackage>]>([
    [
      'a version, which Nx hashes',
      { 'node_modules/one': { version: '1.0.1', integrity: 'sha512-BBBB', license: 'MIT' } },
    ],
    ['a package that no service ships', { 'node_modules/tester': { license: 'GPL-3.0' } }],
  ])('does not change with %s', (_, changes) => {
    expect(digest(changes)).toBe(digest());
  });

  it('does not depend on the order of the services', () => {
    expect(digest({}, ['apps/b', 'apps/a'])).toBe(digest());
  });
});
