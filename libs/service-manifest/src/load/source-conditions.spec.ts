import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sourceConditionsOf } from './source-conditions.ts';

let root: string;
beforeEach(() => (root = mkdtempSync(join(tmpdir(), 'gatehouse-conditions-'))));
afterEach(() => rmSync(root, { recursive: true }));

describe('sourceConditionsOf', () => {
  it.each([
    [
      'the conditions of a file with comments',
      '// Nx\n{"compilerOptions":{"customConditions":["@shop/source",]}}',
      ['@shop/source'],
    ],
    ['none without the option', '{"compilerOptions":{}}', []],
    ['none where it is no list', '{"compilerOptions":{"customConditions":"x"}}', []],
    ['none of an empty file', '', []],
  ])('returns %s', (_what, text, expected) => {
    writeFileSync(join(root, 'tsconfig.base.json'), text);
    expect(sourceConditionsOf(root)).toEqual(expected);
  });

  it('returns none without tsconfig.base.json', () => {
    expect(sourceConditionsOf(root)).toEqual([]);
  });
});
