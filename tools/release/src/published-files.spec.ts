import type { Compiled } from './compile.ts';
import { commandFile, publishedFiles } from './published-files.ts';

const module = (source: string, imports: string[], typeImports = imports): [string, Compiled] => {
  const stem = source.replace(/\.ts$/, '');
  return [
    source,
    {
      program: { files: new Map([[`${stem}.js`, source]]), imports },
      declarations: () => ({ files: new Map([[`${stem}.d.ts`, source]]), imports: typeImports }),
    },
  ];
};
const compiled = new Map([
  module('libs/a/src/index.ts', ['libs/a/src/part.ts', 'zod'], ['libs/a/src/part.ts', 'express']),
  module('libs/a/src/part.ts', ['libs/b/src/index.ts', 'libs/a/src/index.ts']),
  module('libs/a/src/command.ts', ['commander']),
  module('libs/a/src/part.spec.ts', ['libs/a/src/part.ts']),
  module('libs/b/src/index.ts', []),
]);
const entries = { imported: ['src/index.ts'], loaded: ['src/command.ts'], commands: new Map() };

it('publishes what is reachable, with declarations of external imports, and no specs', () => {
  const { files } = publishedFiles('libs/a', entries, compiled);
  expect([...files.keys()].sort()).toEqual([
    'src/command.js',
    'src/index.d.ts',
    'src/index.js',
    'src/part.d.ts',
    'src/part.js',
  ]);
});

it('lists the packages that programs and declarations import', () => {
  const { imports, typeImports } = publishedFiles('libs/a', entries, compiled);
  expect([...imports].sort()).toEqual(['commander', 'libs/b/src/index.ts', 'zod']);
  expect([...typeImports].sort()).toEqual(['express', 'libs/b/src/index.ts']);
});

it('refuses a missing entry', () => {
  const wrong = { ...entries, loaded: ['src/gone.ts'] };
  expect(() => publishedFiles('libs/a', wrong, compiled)).toThrow(
    'libs/a/package.json: libs/a/src/gone.ts does not exist',
  );
});

it('makes a command that loads JavaScript', () => {
  expect(commandFile('src/main.ts')).toBe("#!/usr/bin/env node\nimport '../src/main.js';\n");
});
