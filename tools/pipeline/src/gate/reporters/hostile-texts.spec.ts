import { characterAt, CHARACTERS, runs } from '@gatehouse/testing';
import fc from 'fast-check';
import { cleanText, cutText } from './clean-text.ts';
import { REPORTERS, type ReporterName } from './index.ts';
import { filledWith } from './test/filled-with.ts';
import { plain } from './test/reporter-options.ts';
import { huge } from './test/verdicts.ts';

const NAMES = Object.keys(REPORTERS) as ReporterName[];
const HOSTILE = [
  '\u001b[2J\u001b[1;1HPASSED',
  '\u001b]8;;https://evil.example\u0007click\u001b]8;;\u0007',
  '\u009b31mred',
  'a | b | c',
  '`code` ``` fence',
  '</details></table><img src=x onerror=alert(1)>',
  '::error::x',
  '  ::stop-commands::token',
  '##[error]x',
  '##\u200b[add-matcher]x',
  '%0A::error::x',
  'a\r\n::error title=x::y\n\n# heading',
  'a\u2028b\u2029c\u0085d\u000be',
  '\u202egnp.exe\u2066\u200b\ufeff',
  '@octocat and #1, see https://evil.example',
  '{0} [x](http://evil.example) ![y](z)',
  '\ud800 alone',
  '__proto__',
];

/** Nothing a terminal, log or page obeys, apart from the lines that the reporter itself makes. */
function expectHarmless(name: ReporterName, hostile: string): void {
  const written = REPORTERS[name](filledWith(hostile), plain);
  expect(written).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
  expect(written).not.toContain('##[');
  const lines = written.split('\n');
  if (name === 'github')
    for (const line of lines.slice(0, -1))
      expect(line).toMatch(
        /^::(error|warning) title=[^:,\r\n]*,file=apps\/payments\/Dockerfile::|^::notice title=Gatehouse::/,
      );
  else expect(lines.filter((line) => /^\s*::/.test(line))).toEqual([]);
  if (name === 'markdown') {
    // The only tags are our own.
    const tags = written.replaceAll('<!-- -->', '').match(/<[^>]*>/g) ?? [];
    for (const tag of tags)
      expect(tag).toMatch(/^<\/?(?:details|summary|code|a)>$|^<a href="https?:[^"<>|`]*">$/);
    expect(written.match(/<details>/g)).toHaveLength(5);
    expect(written.match(/<\/details>/g)).toHaveLength(5);
  }
}

describe.each(NAMES)('%s', (name) => {
  it.each(HOSTILE)('escapes all of %j', (hostile) => {
    expectHarmless(name, hostile);
  });

  it('escapes any text, and keeps the number of lines', () => {
    const lines = (text: string) => REPORTERS[name](filledWith(text), plain).split('\n').length;
    const usual = lines('benign');
    const texts = fc.oneof(
      fc.string({ unit: fc.nat(CHARACTERS - 1).map(characterAt), maxLength: 60 }),
      fc
        .array(fc.constantFrom(...'\u001b\u009b\r\n\t:#[]|`<>%@-_\u202e\u2028a1. /'), {
          maxLength: 30,
        })
        .map((all) => all.join('')),
      fc.constantFrom(...HOSTILE),
    );
    fc.assert(
      fc.property(texts, (text) => {
        expectHarmless(name, text);
        // Only that of the command for npm comes and goes with the name.
        expect(Math.abs(lines(text) - usual)).toBeLessThanOrEqual(1);
      }),
      { numRuns: runs(150) },
    );
  });

  it('writes 10,000 findings', () => {
    expect(REPORTERS[name](huge(10_000), plain).length).toBeGreaterThan(1_000);
  });

  it('writes the same again, and changes nothing', () => {
    const verdict = filledWith('x');
    const before = structuredClone(verdict);
    expect(REPORTERS[name](verdict, plain)).toBe(REPORTERS[name](verdict, plain));
    expect(verdict).toEqual(before);
  });
});

it('cuts between characters', () => {
  expect(cutText('ab😀cd', 4)).toBe('ab…');
  expect(cutText('abcd', 4)).toBe('abcd');
  expect(cleanText(' a\n\tb\u0000 ')).toBe('a b\uFFFD');
});
