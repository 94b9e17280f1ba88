import { createTree } from '@nx/devkit/testing';
import { isIncluded, packageFolders } from './package-folders.ts';

const tree = createTree();
for (const folder of [
  'apps/orders',
  'packages/money',
  'packages/legacy',
  'packages/shared/dates',
  'packages/shared/node_modules/left',
  'packages/.hidden',
])
  tree.write(`${folder}/package.json`, '{}');
tree.write('packages/README.md', '');

describe('the folders of packages', () => {
  it.each([
    [['packages/*'], ['packages/money', 'packages/legacy', 'packages/shared']],
    [
      ['./apps/*/', 'packages/money'],
      ['apps/orders', 'packages/money'],
    ],
    [
      ['packages/*', '!packages/legacy'],
      ['packages/money', 'packages/shared'],
    ],
    [
      ['packages/{money,legacy}', 'packages/sha*/*'],
      ['packages/money', 'packages/legacy', 'packages/shared/dates'],
    ],
    [
      ['packages/**', '!**/legacy'],
      ['packages', 'packages/money', 'packages/shared', 'packages/shared/dates'],
    ],
    [
      ['**', '!packages/**'],
      ['apps', 'apps/orders', 'packages'],
    ],
    [['nothing/*'], []],
  ])('are those that the patterns %j name', (patterns, folders) => {
    expect(packageFolders(tree, patterns, true).sort()).toEqual([...folders].sort());
  });

  it('depend on the order of the patterns for npm, and not for pnpm', () => {
    const patterns = ['!packages/legacy', 'packages/legacy'];
    expect(packageFolders(tree, patterns, true)).toEqual(['packages/legacy']);
    expect(packageFolders(tree, patterns, false)).toEqual([]);
  });

  it.each([
    [['apps/*'], true],
    [['apps/**'], true],
    [['**'], true],
    [['./apps/*'], true],
    [['packages/*'], false],
    [['apps/site'], false],
    [['apps/*', '!apps/**'], false],
  ])('with the patterns %j include a new service: %s', (patterns, includes) => {
    expect(isIncluded('apps/any-name', patterns, true)).toBe(includes);
  });
});
