import { productionPackages } from '../production-packages.ts';
import { prunedLockfile } from '../pruned-lockfile.ts';
import { storeLocation } from './dependency-path.ts';
import { parsePnpmLockfile } from './parse-pnpm-lockfile.ts';

/** As pnpm 12 writes it. */
const TEXT = `lockfileVersion: '9.0'

settings:
  autoInstallPeers: true

importers:

  .:
    dependencies:
      '@gatehouse/bundle':
        specifier: ^1.0.0
        version: 1.0.0
    devDependencies:
      tester:
        specifier: ^1.0.0
        version: 1.0.0

  apps/orders:
    dependencies:
      '@shop/money':
        specifier: workspace:*
        version: link:../../libs/money
      kit:
        specifier: ^2.0.0
        version: 2.0.0(one@1.0.0)
      width-old:
        specifier: npm:width@^4
        version: width@4.0.0
    optionalDependencies:
      native:
        specifier: ^1.0.0
        version: 1.0.0

  libs/money:
    dependencies:
      one:
        specifier: ^2.0.0
        version: 2.0.0

packages:

  '@gatehouse/bundle@1.0.0':
    resolution: {integrity: sha512-BUND}

  kit@2.0.0:
    resolution: {integrity: sha512-KIT}
    peerDependencies:
      one: '*'

  native@1.0.0:
    resolution: {integrity: sha512-NATIVE}
    cpu: [x64]
    os: [linux]
    libc: [glibc]

  one@1.0.0:
    resolution: {integrity: sha512-ONE1}

  one@2.0.0:
    resolution: {integrity: sha512-ONE2}

  tester@1.0.0:
    resolution: {integrity: sha512-TESTER}

  tool@https://codeload.github.com/x/tool/tar.gz/abc:
    resolution: {tarball: https://codeload.github.com/x/tool/tar.gz/abc}
    version: 3.0.0

  width@4.0.0:
    resolution: {integrity: sha512-WIDTH}

snapshots:

  '@gatehouse/bundle@1.0.0':
    dependencies:
      one: 2.0.0

  kit@2.0.0(one@1.0.0):
    dependencies:
      one: 1.0.0
      tool: https://codeload.github.com/x/tool/tar.gz/abc

  native@1.0.0:
    optional: true

  one@1.0.0: {}

  one@2.0.0: {}

  tester@1.0.0: {}

  tool@https://codeload.github.com/x/tool/tar.gz/abc: {}

  width@4.0.0: {}
`;
const OWN: Record<string, { name: string; version?: string }> = {
  'apps/orders': { name: '@shop/orders' },
  'libs/money': { name: '@shop/money', version: '0.0.0' },
};
const lockfile = parsePnpmLockfile(TEXT, (folder) => OWN[folder]);

describe('a pnpm-lock.yaml', () => {
  it("lists what a service ships, in pnpm's folders, without development tools", () => {
    const packages = productionPackages(lockfile, 'apps/orders');
    expect(packages.map(({ location }) => location)).toEqual([
      'apps/orders',
      'libs/money',
      'node_modules/.pnpm/kit@2.0.0_one@1.0.0/node_modules/kit',
      'node_modules/.pnpm/native@1.0.0/node_modules/native',
      'node_modules/.pnpm/one@1.0.0/node_modules/one',
      'node_modules/.pnpm/one@2.0.0/node_modules/one',
      'node_modules/.pnpm/tool@https+++codeload.github.com+x+tool+tar.gz+abc/node_modules/tool',
      'node_modules/.pnpm/width@4.0.0/node_modules/width',
    ]);
    expect(packages.map(({ name, locked }) => `${name} ${locked.version}`)).toEqual([
      ...['@shop/orders undefined', '@shop/money 0.0.0', 'kit 2.0.0', 'native 1.0.0'],
      ...['one 1.0.0', 'one 2.0.0', 'tool 3.0.0', 'width 4.0.0'],
    ]);
    expect(packages[3]?.locked).toMatchObject({
      ...{ optional: true, os: ['linux'], cpu: ['x64'], libc: ['glibc'] },
      integrity: 'sha512-NATIVE',
    });
    expect(packages[6]?.locked.resolved).toBe('https://codeload.github.com/x/tool/tar.gz/abc');
  });

  it('lists a dependency of the workspace itself, such as the bundler', () => {
    const packages = productionPackages(lockfile, 'node_modules/@gatehouse/bundle');
    expect(packages.map(({ name, locked }) => `${name}@${locked.version}`)).toEqual([
      '@gatehouse/bundle@1.0.0',
      'one@2.0.0',
    ]);
  });

  it('is shown to scanners as a package-lock.json, with each package where npm would install it', () => {
    const packages = productionPackages(lockfile, 'apps/orders');
    const text = prunedLockfile(lockfile, 'orders', packages);
    const written = (JSON.parse(text) as typeof lockfile).packages;
    expect(Object.keys(written)).toEqual([
      ...['', 'apps/orders', 'libs/money', 'node_modules/@shop/money', 'node_modules/@shop/orders'],
      ...['node_modules/kit', 'node_modules/kit/node_modules/one', 'node_modules/native'],
      ...['node_modules/one', 'node_modules/tool', 'node_modules/width'],
    ]);
    expect([
      written['node_modules/one']?.version,
      written['node_modules/kit/node_modules/one']?.version,
    ]).toEqual(['2.0.0', '1.0.0']);
  });

  it("may have pnpm's own document before the lockfile", () => {
    const both = `lockfileVersion: env-1.0\n---\n${TEXT}`;
    expect(parsePnpmLockfile(both, (folder) => OWN[folder])).toEqual(lockfile);
  });

  it.each([
    ['', 'undefined'],
    ["lockfileVersion: '6.0'\n", '6.0'],
  ])('is refused for %j', (text, version) => {
    expect(() => parsePnpmLockfile(text, () => undefined)).toThrow(
      `pnpm-lock.yaml: lockfileVersion must be '9.0', not ${version}; run "pnpm install" with pnpm 10`,
    );
  });
});

/** Names of folders that pnpm 12.21 made. */
describe('a folder of the virtual store', () => {
  it.each([
    ['@esbuild/linux-x64@0.28.2', '@esbuild+linux-x64@0.28.2'],
    [
      '@typescript-eslint/parser@8.74.0(eslint@10.15.0)(typescript@6.0.3)',
      '@typescript-eslint+parser@8.74.0_eslint@10.15.0_typescript@6.0.3',
    ],
    ['JSONStream@1.3.5', 'JSONStream@1.3.5_fb8f73c374dcf7070ffed90b688edabd'],
    [
      '@typescript-eslint/eslint-plugin@8.74.0(@typescript-eslint/parser@8.74.0(eslint@10.15.0)(typescript@6.0.3))(eslint@10.15.0)(typescript@6.0.3)',
      '@typescript-eslint+eslint-plugin@8.74.0_@typescript-eslint+parser@8.74.0_eslint@10.15.0_2af1b54147fdbad0afdf201db8ae5e1d',
    ],
  ])('is %s for %s', (path, folder) => {
    expect(storeLocation(path).split('/')[2]).toBe(folder);
  });
});
