import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryWorkspace, type TemporaryWorkspace } from '../test/temporary-workspace.ts';
import { ownVersion } from '../workspace/own-package.ts';
import library, { type LibraryOptions } from './generator.ts';

let workspace: TemporaryWorkspace;
beforeEach(() => (workspace = temporaryWorkspace()));
afterEach(() => workspace.remove());

const generate = (options: LibraryOptions) => workspace.generate((tree) => library(tree, options));
const read = (path: string) => readFileSync(join(workspace.root, path), 'utf8');

describe('nx generate library', () => {
  it('writes a library that exports its sources, and changes nothing the second time', async () => {
    expect(await generate({ name: 'money' })).toEqual([
      'libs/money/README.md',
      'libs/money/jest.config.js',
      'libs/money/package.json',
      'libs/money/src/greet.spec.ts',
      'libs/money/src/greet.ts',
      'libs/money/src/index.ts',
      'libs/money/tsconfig.json',
      'tsconfig.json',
    ]);
    expect(JSON.parse(read('libs/money/package.json'))).toEqual({
      name: '@gatehouse/money',
      version: '0.0.0',
      description: 'The money library',
      private: true,
      license: 'MIT',
      type: 'module',
      exports: { '.': './src/index.ts' },
      devDependencies: { '@gatehouse/testing': `^${ownVersion()}` },
      nx: { tags: ['type:library'] },
      gatehouse: { generatedBy: ownVersion() },
    });
    expect(JSON.parse(read('tsconfig.json'))).toMatchObject({
      references: [{ path: './libs/money' }],
    });
    for (const name of ['money', '@gatehouse/money', 'libs/money'])
      expect(await generate({ name })).toEqual([]);
  });

  it('references the packages of the workspace that it uses, so that nothing is out of sync', async () => {
    workspace.write('libs/testing/package.json', '{"name": "@gatehouse/testing"}');
    workspace.write('libs/testing/tsconfig.json', '{}');
    await generate({ name: 'money' });
    expect(JSON.parse(read('libs/money/tsconfig.json'))).toMatchObject({
      references: [{ path: '../../libs/testing' }],
    });
  });

  it('accepts a description with any characters', async () => {
    const description = `Counts "money" in €, <b>100 %</b> & 'more'`;
    await generate({ name: 'money', description });
    expect(JSON.parse(read('libs/money/package.json'))).toMatchObject({ description });
    expect(read('libs/money/README.md')).toContain(`\n${description}\n`);
  });

  it.each([
    ['Money', 'must be lower-case words'],
    ['../money', 'must be lower-case words'],
    ['m', 'must be lower-case words'],
    ['x'.repeat(41), 'is 41 characters long; allowed: 2 to 40'],
    ['node-modules', 'is reserved by Gatehouse'],
  ])('refuses the name %s, and writes nothing', async (name, message) => {
    await expect(generate({ name })).rejects.toThrow(message);
    expect(existsSync(join(workspace.root, 'libs/money'))).toBe(false);
  });

  it('refuses an existing folder', async () => {
    workspace.write('libs/money/notes.md', 'mine');
    await expect(generate({ name: 'money' })).rejects.toThrow('libs/money exists');
  });

  it('refuses the name of another package', async () => {
    workspace.write('apps/money/package.json', '{"name": "@gatehouse/money"}');
    await expect(generate({ name: 'money' })).rejects.toThrow(
      '"money" cannot be the name of a library: it is the name of the package in apps/money',
    );
  });
});
