import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { packageProblems } from './package-problems.ts';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'gatehouse-package-'))));
afterEach(() => rmSync(folder, { recursive: true }));

const GOOD = {
  'package.json': {
    name: 'money',
    version: '1.0.0',
    type: 'module',
    exports: { '.': { types: './src/index.d.ts', default: './src/index.js' } },
  },
  'src/index.js': 'export const cents = 1;\n',
  'src/index.d.ts': 'export declare const cents: number;\n',
};

function problemsOf(files: Readonly<Record<string, string | object>>): Promise<string[]> {
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, 'package', file)), { recursive: true });
    writeFileSync(
      join(folder, 'package', file),
      typeof content === 'string' ? content : JSON.stringify(content),
    );
  }
  const tarball = join(folder, 'package.tgz');
  execFileSync('tar', ['czf', tarball, '-C', folder, 'package']);
  return packageProblems(join(folder, 'package'), readFileSync(tarball));
}

it('finds no problem in a package of ES modules with declarations', async () => {
  expect(await problemsOf(GOOD)).toEqual([]);
});

it('finds exports that lead to TypeScript or to a missing file', async () => {
  const exports = { '.': './src/index.ts' };
  const problems = await problemsOf({
    ...GOOD,
    'package.json': { ...GOOD['package.json'], exports },
  });
  expect(problems).toContainEqual(expect.stringContaining('publint: '));
});

it('finds declarations that import a missing file', async () => {
  const problems = await problemsOf({
    ...GOOD,
    'src/index.d.ts': "export * from './cents';\n",
  });
  expect(problems).toContainEqual(expect.stringContaining('are the types wrong: '));
});
