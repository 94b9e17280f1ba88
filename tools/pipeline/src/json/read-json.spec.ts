import * as fc from 'fast-check';
import { runs } from '@gatehouse/testing';
import { JsonError } from './json-error.ts';
import { readJson } from './read-json.ts';
import type { Wanted } from './wanted-parts.ts';

const read = (text: string) => readJson(Buffer.from(text));
const NOTHING: Wanted = { at: () => undefined, elements: undefined };
const TOO_DEEP = 'nested more than 256 deep';

/** What JSON.parse makes of bytes, and "refused" where they are not JSON in UTF-8. */
function byNode(bytes: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown;
  } catch {
    return 'refused';
  }
}
/** The same of the reader; what only it refuses is told apart. */
function byReader(bytes: Buffer, wanted?: Wanted): unknown {
  try {
    return readJson(bytes, wanted);
  } catch (error) {
    if (!(error instanceof JsonError)) throw error;
    return error.message.startsWith('duplicate key') ? 'duplicate' : 'refused';
  }
}

/** JSON with white space between all tokens, and characters as escapes here and there. */
const spaced = fc
  .tuple(
    fc.jsonValue({ maxDepth: 5 }),
    fc.array(fc.constantFrom(' ', '\n', '\t', '\r', ''), { minLength: 1 }),
  )
  .map(([value, spaces]) => {
    let at = 0;
    const space = () => spaces[at++ % spaces.length] ?? '';
    return JSON.stringify(value).replace(
      /"(?:[^"\\]|\\.)*"|[{}[\],:]/g,
      (token) => `${space()}${escapedHere(token, at)}${space()}`,
    );
  });
const escapedHere = (token: string, at: number) =>
  at % 3 === 0 && token.startsWith('"')
    ? token.replace(/[a-z]/, (letter) =>
        token.includes('\\') ? letter : `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
      )
    : token;

describe('the reader of JSON', () => {
  it('reads every value as JSON.parse does, with any white space and escapes', () => {
    fc.assert(
      fc.property(spaced, (text) => {
        expect(JSON.stringify(read(text))).toBe(JSON.stringify(JSON.parse(text)));
      }),
      { numRuns: runs(2_000) },
    );
  });

  it('accepts exactly what JSON.parse accepts, with bytes changed anywhere, except duplicate keys', () => {
    const change = fc.record({
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      removed: fc.nat({ max: 3 }),
      added: fc.oneof(
        fc.uint8Array({ maxLength: 3 }),
        fc
          .constantFrom(
            '"',
            '\\',
            '\\u',
            '{',
            '}',
            '[',
            ']',
            ',',
            ':',
            '-',
            '.',
            'e',
            '0',
            '1',
            '\n',
          )
          .map((text) => Buffer.from(text)),
      ),
    });
    fc.assert(
      fc.property(spaced, fc.array(change, { minLength: 1, maxLength: 3 }), (text, changes) => {
        let bytes = Buffer.from(text);
        for (const { at, removed, added } of changes) {
          const place = Math.floor(at * bytes.length);
          bytes = Buffer.concat([bytes.subarray(0, place), added, bytes.subarray(place + removed)]);
        }
        const found = byReader(bytes);
        if (found === 'duplicate') expect(byNode(bytes)).not.toBe('refused');
        else expect(JSON.stringify(found)).toBe(JSON.stringify(byNode(bytes)));
        // What is not wanted is checked no less.
        const unread = byReader(bytes, NOTHING);
        expect([unread === 'refused', unread === 'duplicate']).toEqual([
          found === 'refused',
          found === 'duplicate',
        ]);
      }),
      { numRuns: runs(5_000) },
    );
  });

  it.each([
    ['{"a":1,"a":2}', 'duplicate key "a" (line 1, column 8)'],
    ['{"a":1,\n "\\u0061":2}', 'duplicate key "a" (line 2, column 2)'],
    ['{"é":1,"\\u00e9":2}', 'duplicate key "é" (line 1, column 8)'],
    ['{"":1,"":2}', 'duplicate key "" (line 1, column 7)'],
    ['[[{"x":{"b":{},"b":[]}}]]', 'duplicate key "b" (line 1, column 16)'],
    ['{"__proto__":1,"__proto__":2}', 'duplicate key "__proto__" (line 1, column 16)'],
  ])('refuses %s, needed or not', (text, message) => {
    expect(() => read(text)).toThrow(message);
    expect(() => readJson(Buffer.from(text), NOTHING)).toThrow(message);
  });

  it('finds a duplicate key among few and many, with any content between', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.string({ maxLength: 4 }), { minLength: 1, maxLength: 80 }),
        fc.nat(),
        fc.boolean(),
        (names, which, twice) => {
          const again = twice ? [names[which % names.length] as string] : [];
          const text = `{${[...names, ...again].map((name) => `${JSON.stringify(name)}: {"${name.length}": 1}`).join()}}`;
          expect(byReader(Buffer.from(text)) === 'duplicate').toBe(twice);
          expect(byReader(Buffer.from(text), NOTHING) === 'duplicate').toBe(twice);
        },
      ),
      { numRuns: runs(500) },
    );
  });

  it('distinguishes keys with equal hashes', () => {
    // In base 31: 'Aa' and 'BB'.
    expect(read('{"Aa":1,"BB":2,"AaAa":3,"BBBB":4,"AaBB":["Aa","BB"]}')).toEqual({
      Aa: 1,
      BB: 2,
      AaAa: 3,
      BBBB: 4,
      AaBB: ['Aa', 'BB'],
    });
  });

  /** One of each kind that implementations differ in. */
  it.each([
    '',
    ' ',
    '[1,]',
    '[,1]',
    '[1,,2]',
    '{"a":1,}',
    '{,}',
    '{"a"}',
    '{"a":}',
    '{a:1}',
    "{'a':1}",
    '{"a":1 "b":2}',
    '[1 2]',
    '[1}',
    '{"a":1]',
    '[',
    '{',
    '[1',
    '{"a":1',
    '"',
    '"a',
    '"\\',
    '"\\u',
    '"\\u00g0"',
    '"\\x00"',
    '"\\a"',
    '"\t"',
    '"\n"',
    '"\u0000"',
    '01',
    '-01',
    '-',
    '+1',
    '.5',
    '1.',
    '1e',
    '1e+',
    '1.e1',
    '0x1',
    '1_000',
    'NaN',
    '-Infinity',
    'Infinity',
    'True',
    'nul',
    'nulll',
    'tru',
    'undefined',
    '1 2',
    '{}{}',
    '[]]',
    '/* */1',
    '1 // one',
    '#1',
    '\u00a01',
    '\u2028[]',
    '\f1',
    '\v1',
    '"a"b',
    '[1]x',
    '{"a":1}}',
    '{"a":1,"b"',
    '[[]',
    '[\u0000]',
  ])('refuses %j with one line that names the position', (text) => {
    expect(byNode(Buffer.from(text))).toBe('refused');
    expect(() => read(text)).toThrow(JsonError);
    expect(() => read(text)).toThrow(/^[^\n]+ \(line \d+, column \d+\)$/);
    expect(() => readJson(Buffer.from(text), NOTHING)).toThrow(JsonError);
  });

  it.each([
    'null',
    ' true\r\n',
    '\ufeff{}',
    '-0',
    '0e1',
    '1E+2',
    '123e65',
    '1e999',
    '-1e-999',
    '0.1',
    '12345678901234567890',
    '1.7976931348623157e308',
    '"\\ud800"',
    '"\\udc00\\ud800"',
    '"\\ud83d\\ude00"',
    '"\\u0000"',
    '"\\"\\\\\\/\\b\\f\\n\\r\\t"',
    '"\u007f"',
    '"\u2028\u2029"',
    '"\ufffe"',
    '"😀"',
    '{"":0}',
    '{"__proto__":{"polluted":true},"constructor":1}',
    '{"a\\u0000b":[]}',
    '[[],{},[[]],""]',
  ])('reads %j', (text) => {
    const node = byNode(Buffer.from(text));
    expect(read(text)).toEqual(node);
    expect(JSON.stringify(read(text))).toBe(JSON.stringify(node));
    expect(Object.is(read(text), node) || typeof node === 'object').toBe(true);
  });

  it.each([
    ['a byte that starts nothing', [0x22, 0xff, 0x22]],
    ['an overlong form', [0x22, 0xc0, 0xaf, 0x22]],
    ['a surrogate', [0x22, 0xed, 0xa0, 0x80, 0x22]],
    ['a character that is cut off', [0x22, 0xe2, 0x82, 0x22]],
    ['what is beyond Unicode', [0x22, 0xf4, 0xbf, 0xbf, 0xbf, 0x22]],
    ['UTF-16', [0xff, 0xfe, 0x5b, 0x00, 0x5d, 0x00]],
  ])('refuses %s in UTF-8', (_, bytes) => {
    expect(() => readJson(Buffer.from(bytes))).toThrow('is not UTF-8 text');
  });

  it('reads 256 levels, and refuses more instead of overflowing the stack', () => {
    const nested = (levels: number) => `${'[{"a":'.repeat(levels / 2)}1${'}]'.repeat(levels / 2)}`;
    expect(read(nested(256))).toEqual(JSON.parse(nested(256)));
    expect(() => read(nested(258))).toThrow(TOO_DEEP);
    expect(() => read('['.repeat(1_000_000))).toThrow(TOO_DEEP);
    expect(() => readJson(Buffer.from('['.repeat(1_000_000)), NOTHING)).toThrow(TOO_DEEP);
  });

  it('pollutes no prototype', () => {
    const document = read('{"__proto__":{"polluted":true}}') as object;
    expect(Object.keys(document)).toEqual(['__proto__']);
    expect(document).not.toHaveProperty('polluted');
  });
});
