import type { LockedPackage } from '../lockfile.ts';
import type { ProductionPackage } from '../production-packages.ts';
import { externalManifests } from './external-lockfile.ts';
import { placePackages } from './place-packages.ts';
import { parsePlatform, runsOn } from './platform.ts';

const of = (
  location: string,
  dependencies: string[] = [],
  locked: LockedPackage = {},
): ProductionPackage => ({
  location,
  name: location.replace(/^.*node_modules\//, ''),
  locked: { version: '1.0.0', ...locked },
  dependencies,
});
const placesOf = (roots: string[], packages: ProductionPackage[]) =>
  Object.fromEntries(
    [...placePackages(roots, packages)].map(([place, each]) => [place, each.location]),
  );

describe('the location of a package', () => {
  it('is the top level, wherever it was, or below the package that needs another version', () => {
    expect(
      placesOf(
        ['apps/a/node_modules/it'],
        [
          of('apps/a/node_modules/it', ['node_modules/deep', 'node_modules/state']),
          of('node_modules/state', ['node_modules/it']),
          of('node_modules/deep', ['node_modules/deep/node_modules/state']),
          of('node_modules/deep/node_modules/state'),
          of('node_modules/it'),
        ],
      ),
    ).toEqual({
      'node_modules/it': 'apps/a/node_modules/it',
      'node_modules/deep': 'node_modules/deep',
      'node_modules/state': 'node_modules/state',
      'node_modules/state/node_modules/it': 'node_modules/it',
      'node_modules/deep/node_modules/state': 'node_modules/deep/node_modules/state',
    });
  });

  it('is inside the package that bundles it', () => {
    expect(
      placesOf(
        ['node_modules/it'],
        [
          of('node_modules/it', ['node_modules/it/node_modules/part']),
          of('node_modules/it/node_modules/part', [], { inBundle: true }),
        ],
      ),
    ).toEqual({
      'node_modules/it': 'node_modules/it',
      'node_modules/it/node_modules/part': 'node_modules/it/node_modules/part',
    });
  });

  it('is undefined for two versions that the bundle itself loads', () => {
    expect(() =>
      placesOf(
        ['node_modules/it', 'libs/x/node_modules/it'],
        [of('node_modules/it'), of('libs/x/node_modules/it')],
      ),
    ).toThrow('two copies of one package, of which a bundle finds one');
  });
});

describe('the lockfile of packages that stay in node_modules', () => {
  const packages = [
    of('node_modules/it', ['node_modules/it-linux', 'node_modules/it-mac', 'node_modules/peer'], {
      integrity: 'sha512-AAAA',
      optionalDependencies: { 'it-linux': '1', 'it-mac': '1' },
      peerDependenciesMeta: { peer: { optional: true } },
      devOptional: true,
    }),
    of('node_modules/it-linux', [], { os: ['linux'], cpu: ['arm64'], libc: ['musl'] }),
    of('node_modules/it-mac', [], { os: ['darwin'] }),
    of('node_modules/peer', [], { resolved: 'file:vendor/peer.tgz' }),
  ];
  const loaded = ['node_modules/it'];
  const { packageJson, lockfile } = externalManifests(
    '/ws',
    loaded,
    placePackages(loaded, packages),
  );
  const entries = (JSON.parse(lockfile) as { packages: Record<string, LockedPackage> }).packages;

  it('lists what the bundle loads, in the versions of the workspace', () => {
    expect(JSON.parse(packageJson)).toMatchObject({ dependencies: { it: '1.0.0' } });
    expect(entries['node_modules/it']).toEqual({
      version: '1.0.0',
      integrity: 'sha512-AAAA',
      optionalDependencies: { 'it-linux': '1', 'it-mac': '1' },
      peerDependenciesMeta: { peer: { optional: true } },
    });
  });

  it('marks packages for other platforms as optional, so that npm omits them', () => {
    expect(entries['node_modules/it-mac']).toEqual({
      version: '1.0.0',
      os: ['darwin'],
      optional: true,
    });
  });

  it('finds archives of the workspace', () => {
    expect(entries['node_modules/peer']?.resolved).toBe('file:/ws/vendor/peer.tgz');
  });
});

describe('a platform', () => {
  it('is Docker’s, with the C library', () => {
    const musl = parsePlatform('linux/arm64/musl');
    expect(musl).toEqual({ os: 'linux', cpu: 'arm64', libc: 'musl' });
    expect(() => parsePlatform('linux/s390x/glibc')).toThrow(
      '--platform: must be linux/{amd64,arm64}/{glibc,musl}, not "linux/s390x/glibc"',
    );
  });

  it.each<[LockedPackage, boolean]>([
    [{}, true],
    [{ os: ['linux'], cpu: ['arm64'], libc: ['musl'] }, true],
    [{ os: ['!win32'] }, true],
    [{ os: ['!linux'] }, false],
    [{ cpu: ['x64'] }, false],
    [{ libc: ['glibc'] }, false],
  ])('supports %j: %s', (locked, runs) => {
    expect(runsOn(locked, parsePlatform('linux/arm64/musl'))).toBe(runs);
  });
});
