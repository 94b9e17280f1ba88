import * as fc from 'fast-check';
import { readJsonc } from './read-jsonc.ts';

describe('the reader of JSON with comments', () => {
  it.each<[string, unknown]>([
    ['// x\n{"a": 1} // y', { a: 1 }],
    ['/* x\n */ {"a": /* y */ 1}', { a: 1 }],
    ['{"a": [1, 2,], }', { a: [1, 2] }],
    ['{"a": 1, // x\n}', { a: 1 }],
    [
      '{"a": "// no comment", "b": "/* none */", "c": ",]"}',
      { a: '// no comment', b: '/* none */', c: ',]' },
    ],
    ['{"a": "\\"// x", "b": "\\\\"}', { a: '"// x', b: '\\' }],
    ['["a", ]', ['a']],
  ])('reads %j', (text, value) => {
    expect(readJsonc(text)).toEqual(value);
  });

  it.each([
    ['[,]'],
    ['{,}'],
    ['[1,,]'],
    ['{"a":,}'],
    ['/* never ends'],
    ['{"a": 1 /'],
    ['# x\n{}'],
    ['{"a": 1} {'],
    [''],
    ['// only'],
  ])('refuses %j', (text) => {
    expect(() => readJsonc(text)).toThrow();
  });

  it('refuses a duplicate key, with its position in the text', () => {
    expect(() => readJsonc('// x\n{"a": 1,\n  "a": 2}')).toThrow(
      'duplicate key "a" (line 3, column 3)',
    );
  });

  it('reads plain JSON as JSON.parse does', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(undefined, 2), (value, space) => {
        const text = JSON.stringify(value, null, space);
        expect(readJsonc(text)).toEqual(JSON.parse(text));
      }),
    );
  });
});
