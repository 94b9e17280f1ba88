import { execFileSync } from 'node:child_process';
import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FsTree } from 'nx/src/generators/tree';
import { temporaryWorkspace, type TemporaryWorkspace } from '../test/temporary-workspace.ts';
import { nameProblem } from './name-problem.ts';

const repository = join(import.meta.dirname, '../../../..');
let workspace: TemporaryWorkspace;
beforeEach(() => (workspace = temporaryWorkspace()));
afterEach(() => workspace.remove());

const problem = (name: string) => nameProblem(new FsTree(workspace.root, false), name);

/** Folders that a file of this repository leaves out wherever they are, as far as services could be called so. */
function ignoredFolders(file: string, pattern: RegExp): string[] {
  const text = readFileSync(join(repository, file), 'utf8');
  return [...text.matchAll(pattern)].map((match) => match[1]!);
}

it.each([
  ['.gitignore', /^([a-z]+)\/$/gm, ['coverage', 'dist']],
  ['eslint.config.js', /'\*\*\/([a-z]+)'/g, ['coverage', 'dist']],
  ['.prettierignore', /^([a-z]+)$/gm, ['coverage', 'dist']],
  ['apps/api-service/Dockerfile.dockerignore', /^\*\*\/([a-z]+)$/gm, ['test']],
])('nameProblem refuses each folder that %s ignores', (file, pattern, expected) => {
  const folders = ignoredFolders(file, pattern);
  expect(folders).toEqual(expect.arrayContaining(expected));
  expect(folders.filter((name) => problem(name) === undefined)).toEqual([]);
});

it('nameProblem asks Git, so that it knows the .gitignore of folders and Git’s own rules', () => {
  execFileSync('git', ['init', '--quiet'], { cwd: workspace.root });
  workspace.write('apps/.gitignore', 'web*\n!website\n');
  workspace.write('.git/info/exclude', 'scratch/');
  workspace.write('.nxignore', 'apps/old-*\n');
  expect(problem('old-shop')).toBe('Nx ignores apps/old-shop, as .nxignore:1 (apps/old-*) says');
  expect(problem('webshop')).toBe('Git ignores apps/webshop, as apps/.gitignore:1 (web*) says');
  expect(problem('scratch')).toContain('.git/info/exclude:1 (scratch/)');
  expect([problem('website'), problem('payments')]).toEqual([undefined, undefined]);
});

it('nameProblem knows the projects and packages of the workspace by every name', () => {
  workspace.write('libs/money/package.json', '{"name": "@acme/cash"}');
  workspace.write('libs/money/project.json', '{"name": "money"}');
  workspace.write('libs/plain/package.json', '{"name": "unscoped"}');
  for (const [name, folder] of [
    ['logging', 'libs/logging'],
    ['cash', 'libs/money'],
    ['money', 'libs/money'],
    ['unscoped', 'libs/plain'],
  ] as const)
    expect(problem(name)).toBe(`it is the name of the package in ${folder}`);
});

it('nameProblem refuses none of this repository’s service names in another workspace', () => {
  cpSync(join(repository, '.gitignore'), join(workspace.root, '.gitignore'));
  expect([problem('api-service'), problem('notification-service')]).toEqual([undefined, undefined]);
});
