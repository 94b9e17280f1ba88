import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compile } from './compile.ts';

const FILES = {
  'tsconfig.base.json': JSON.stringify({
    compilerOptions: { module: 'nodenext', target: 'es2022', declaration: true },
  }),
  'src/state.ts': 'export interface State { n: number }\n',
  'src/index.ts': `import type { State } from './state.ts';
export interface Api {
  readonly url: string;
  /** @internal */
  readonly state: State;
}
/** @internal */
export type { State } from './state.ts';
/** Returns one more. */
export const next = (n: number) => n + 1; // not two
`,
};

let root: string;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'gatehouse-compile-'));
  mkdirSync(join(root, 'src'));
  for (const [path, text] of Object.entries(FILES)) writeFileSync(join(root, path), text);
});
afterAll(() => rmSync(root, { recursive: true }));

it('declares nothing that is internal, nor imports its types', () => {
  const { files, imports } = compile(root, ['src/index.ts']).get('src/index.ts')!.declarations();
  expect(files.get('src/index.d.ts')).toContain('readonly url: string;');
  expect(files.get('src/index.d.ts')).not.toMatch(/state/i);
  expect(imports).toEqual([]);
});

it('comments are in the declarations, for editors, and not in the program', () => {
  const { program, declarations } = compile(root, ['src/index.ts']).get('src/index.ts')!;
  expect(declarations().files.get('src/index.d.ts')).toContain('/** Returns one more. */');
  expect(program.files.get('src/index.js')).toContain('export const next = (n) => n + 1;');
  expect(program.files.get('src/index.js')).not.toMatch(/one more|not two/);
});
