import { parseLockfile, type LockedPackage } from './lockfile.ts';
import { productionPackages } from './production-packages.ts';
import { prunedLockfile } from './pruned-lockfile.ts';

const lockfile = (packages: Record<string, LockedPackage>) => ({ lockfileVersion: 3, packages });
const locations = (packages: Record<string, LockedPackage>) =>
  productionPackages(lockfile(packages), 'apps/a').map(({ location }) => location);

const WORKSPACE: Record<string, LockedPackage> = {
  'apps/a': {
    name: '@x/a',
    dependencies: { '@x/lib': '*', one: '^1' },
    devDependencies: { tester: '^1' },
  },
  'libs/lib': { name: '@x/lib', dependencies: { one: '^2' }, devDependencies: { tester: '^1' } },
  'node_modules/@x/a': { resolved: 'apps/a', link: true },
  'node_modules/@x/lib': { resolved: 'libs/lib', link: true },
  'node_modules/one': { version: '1.0.0', integrity: 'sha512-AAAA' },
  'libs/lib/node_modules/one': { version: '2.0.0', dependencies: { deep: '*' } },
  'node_modules/deep': { version: '1.0.0' },
  'node_modules/tester': { version: '1.0.0' },
};

describe('what a service needs when it runs', () => {
  it('is found as by Node.js: the nearest version of each package, without development tools', () => {
    expect(locations(WORKSPACE)).toEqual([
      'apps/a',
      'libs/lib',
      'libs/lib/node_modules/one',
      'node_modules/deep',
      'node_modules/one',
    ]);
  });

  it('may have circular dependencies', () => {
    expect(
      locations({
        'apps/a': { dependencies: { one: '*' } },
        'node_modules/one': { dependencies: { two: '*' } },
        'node_modules/two': { dependencies: { one: '*' } },
      }),
    ).toEqual(['apps/a', 'node_modules/one', 'node_modules/two']);
  });

  it('omits peers that npm did not install, including required ones', () => {
    expect(
      locations({ 'apps/a': { peerDependencies: { peer: '*' } }, 'node_modules/other': {} }),
    ).toEqual(['apps/a']);
  });

  it('leaves out an optional peer that the lockfile has as extraneous, which "npm ci" does not install', () => {
    const one = {
      peerDependencies: { peer: '*' },
      peerDependenciesMeta: { peer: { optional: true } },
    };
    expect(
      locations({
        'apps/a': { dependencies: { one: '*' } },
        'node_modules/one': one,
        'node_modules/peer': { extraneous: true },
      }),
    ).toEqual(['apps/a', 'node_modules/one']);
  });

  it('includes peers, and omits missing optional packages', () => {
    expect(
      locations({
        'apps/a': {
          dependencies: { one: '*' },
          optionalDependencies: { windows: '*' },
          peerDependencies: { peer: '*', maybe: '*' },
          peerDependenciesMeta: { maybe: { optional: true } },
        },
        'node_modules/one': {},
        'node_modules/peer': {},
      }),
    ).toEqual(['apps/a', 'node_modules/one', 'node_modules/peer']);
  });

  it.each<[string, Record<string, LockedPackage>, string]>([
    [
      'a dependency',
      { 'apps/a': { dependencies: { one: '*' } } },
      'package-lock.json has no "one", on which apps/a depends; run "npm install"',
    ],
    ['the service', {}, 'package-lock.json has no "apps/a"; run "npm install"'],
  ])('is not guessed if the lockfile lacks %s', (_, packages, message) => {
    expect(() => locations(packages)).toThrow(message);
  });
});

describe('the pruned lockfile', () => {
  const pruned = () =>
    prunedLockfile(lockfile(WORKSPACE), 'a', productionPackages(lockfile(WORKSPACE), 'apps/a'));

  it('has the needed packages and their links, as npm writes them, without development tools', () => {
    const { packages } = parseLockfile(pruned());
    expect(Object.keys(packages)).toEqual([
      '',
      'apps/a',
      'libs/lib',
      'libs/lib/node_modules/one',
      'node_modules/@x/a',
      'node_modules/@x/lib',
      'node_modules/deep',
      'node_modules/one',
    ]);
    expect(packages['node_modules/one']).toEqual(WORKSPACE['node_modules/one']);
    expect(pruned()).not.toContain('tester');
  });
});

describe('a lockfile', () => {
  it('is refused with a remedy if an old npm wrote it', () => {
    expect(() => parseLockfile('{"lockfileVersion": 1, "dependencies": {}}')).toThrow(
      'package-lock.json: lockfileVersion must be 3, not 1; run "npm install" with npm 9 or newer',
    );
  });
});
