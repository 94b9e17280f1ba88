import { escapeMarkdown } from './escape-markdown.ts';
import { markdown } from './markdown.ts';
import { blocked } from './test/blocked.ts';
import { makeFinding } from './test/make-finding.ts';
import { decide, makeVerdict } from './test/make-verdict.ts';
import { plain } from './test/reporter-options.ts';
import { huge, passed, undecided } from './test/verdicts.ts';

it.each(Object.entries({ blocked, passed, undecided }))('reports %s', (_name, verdict) => {
  expect(markdown(verdict, plain)).toMatchSnapshot();
});

it.each([
  ['a|b', 'a&#124;b'],
  ['`x`', '&#96;x&#96;'],
  ['</details>', '&#60;/details&#62;'],
  ['[x](javascript:1)', '&#91;x&#93;(javascript&#58;1)'],
  ['![x](y)', '&#33;&#91;x&#93;(y)'],
  ['@octocat #1', '&#64;<!-- -->octocat &#35;<!-- -->1'],
  ['https://evil.example', 'https&#58;//evil.example'],
  ['WWW.evil.example', 'WWW&#46;evil.example'],
  ['&lt;', '&#38;lt;'],
  ['- x', '&#45; x'],
  ['1. x', '1&#46; x'],
  ['1.2.3', '1.2.3'],
  ['CVE-2026-1', 'CVE-2026-1'],
])('escapes %s', (raw, escaped) => {
  expect(escapeMarkdown(raw)).toBe(escaped);
});

it.each([
  'javascript:alert(1)',
  'file:///etc/passwd',
  'https://github.com@evil.example/',
  '//x',
  'x',
])('does not link to %s', (url) => {
  const verdict = makeVerdict({ decisions: [decide('block', makeFinding({ url }))] });
  expect(markdown(verdict, plain)).not.toContain('href');
});

it('encodes what could end a link', () => {
  const url = 'https://example.com/"><script>|`?a=1&b=<x>#(y)';
  const verdict = makeVerdict({ decisions: [decide('block', makeFinding({ url }))] });
  expect(markdown(verdict, plain)).toContain(
    '<a href="https://example.com/%22%3E%3Cscript%3E%7C%60?a=1&amp;b=%3Cx%3E#%28y%29">',
  );
});

it("stays within GitHub's limit, says what is cut, and keeps short texts", () => {
  const written = markdown(huge(20_000), plain);
  expect(Buffer.byteLength(written)).toBeLessThanOrEqual(1024 * 1024);
  expect(written).toMatch(/\*\d+ more did not fit: the JSON report has them all\.\*/);
  expect(written).toContain('<summary>Scans taken (2)</summary>');
  expect(written).toContain('<code>scans/grype.json</code>');
  expect(written.match(/<details>/g)).toHaveLength(written.match(/<\/details>/g)?.length ?? 0);
});
