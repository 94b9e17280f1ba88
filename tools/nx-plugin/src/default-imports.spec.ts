import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { importsOf } from './source/imports.ts';
import { parseSource } from './source/source-file.ts';

it('uses no default import of a package in any generator: Nx loads generators as CommonJS on Node.js 20, where it is undefined', () => {
  const found = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'))
    .filter((file) =>
      importsOf(parseSource(readFileSync(join(import.meta.dirname, file), 'utf8'))).some(
        ({ imported, from, isType }) => imported === 'default' && !isType && !from.startsWith('.'),
      ),
    );
  expect(found).toEqual([]);
});
