import type { ProductionPackage } from './production-packages.ts';
import { singleCopies } from './single-copies.ts';

const of = (
  location: string,
  version: string,
  dependencies: string[] = [],
  integrity: string | undefined = `sha512-${version}`,
): ProductionPackage => ({
  location,
  name: location.replace(/^.*node_modules\//, ''),
  locked: { version, ...(integrity !== '' && { integrity }) },
  dependencies,
});
const taken = (packages: ProductionPackage[]) => Object.fromEntries(singleCopies(packages));

describe('the single copy of a package', () => {
  it('is the first one if version, integrity and dependencies are equal, recursively', () => {
    expect(
      taken([
        of('node_modules/a/node_modules/db', '1'),
        of('node_modules/a/node_modules/types', '3', ['node_modules/a/node_modules/db']),
        of('node_modules/b/node_modules/db', '1'),
        of('node_modules/b/node_modules/types', '3', ['node_modules/b/node_modules/db']),
      ]),
    ).toEqual({
      'node_modules/a/node_modules/db': 'node_modules/a/node_modules/db',
      'node_modules/a/node_modules/types': 'node_modules/a/node_modules/types',
      'node_modules/b/node_modules/db': 'node_modules/a/node_modules/db',
      'node_modules/b/node_modules/types': 'node_modules/a/node_modules/types',
    });
  });

  it.each<[string, ProductionPackage[]]>([
    ['version', [of('node_modules/x', '1'), of('node_modules/a/node_modules/x', '2')]],
    [
      'content',
      [of('node_modules/x', '1'), of('node_modules/a/node_modules/x', '1', [], 'sha512-2')],
    ],
    [
      'dependency',
      [
        of('node_modules/db', '1'),
        of('node_modules/a/node_modules/db', '2'),
        of('node_modules/x', '1', ['node_modules/db']),
        of('node_modules/a/node_modules/x', '1', ['node_modules/a/node_modules/db']),
      ],
    ],
    ['package of the workspace', [of('libs/x', '0', [], ''), of('libs/y', '0', [], '')]],
  ])('is not shared if they differ in their %s', (_, packages) => {
    expect(taken(packages)).toEqual(
      Object.fromEntries(packages.map(({ location }) => [location, location])),
    );
  });

  it('leaves packages that depend on each other where they are', () => {
    expect(
      taken([
        of('node_modules/a', '1', ['node_modules/b']),
        of('node_modules/b', '1', ['node_modules/a']),
      ]),
    ).toEqual({ 'node_modules/a': 'node_modules/a', 'node_modules/b': 'node_modules/b' });
  });
});
