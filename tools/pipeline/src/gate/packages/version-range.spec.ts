import * as fc from 'fast-check';
import { parseVersions } from './parse-versions.ts';
import { includes } from './version-range.ts';

const answer = (text: string, type: string | undefined, version: string) =>
  includes(parseVersions(text, type), type, version);

describe('a version range', () => {
  it.each<[string, string | undefined, readonly string[], readonly string[]]>([
    ['5.0.0', 'npm', ['5.0.0'], ['5.0.1', '6.0.0']],
    ['5.0.0', undefined, ['5.0.0'], ['5.0.1']],
    ['>=5.0.0 <6.0.1', 'npm', ['5.0.0', '6.0.0'], ['4.9.9', '6.0.1', '7.0.0']],
    ['>= 5.0.0, < 6.0.1', 'npm', ['5.0.0'], ['6.0.1']],
    ['<2', 'deb', ['1.9-1', '1:0~'].slice(0, 1), ['2', '1:0.1-1']],
    [
      'vers:npm/>=1.0.0|<2.0.0|>=3.0.0|<4.0.0',
      'npm',
      ['1.0.0', '3.5.0'],
      ['2.0.0', '2.5.0', '4.0.0'],
    ],
    ['vers:npm/1.2.3|>=2.0.0|<5.0.0', 'npm', ['1.2.3', '2.0.14'], ['1.2.4', '5.0.0']],
    ['vers:npm/>=1.0.0|!=1.5.0|<2.0.0', 'npm', ['1.4.0'], ['1.5.0', '2.0.0']],
    ['vers:npm/!=1.5.0', 'npm', ['1.4.0'], ['1.5.0']],
    ['vers:npm/>1.0.0', 'npm', ['1.0.1'], ['1.0.0', '0.9.0']],
    ['vers:npm/<=1.0.0', 'npm', ['1.0.0', '0.1.0'], ['1.0.1']],
    ['vers:npm/*', 'npm', ['0.0.1'], []],
    ['vers:deb/>=1%3A1.0-1|<1%3A2.0', 'deb', ['1:1.0-1', '1:1.9'], ['1.5', '1:2.0']],
    ['vers:alpine/<1.2-r3', 'apk', ['1.2-r2'], ['1.2-r3']],
    ['vers:semver/<2.0.0', 'golang', ['1.0.0'], ['2.0.0']],
    ['vers:pypi/1.0|2.0', 'pypi', ['1.0', '2.0'], ['1.5']],
  ])('%s of %s includes %j and not %j', (text, type, inside, outside) => {
    for (const version of inside)
      expect([version, answer(text, type, version)]).toEqual([version, 'yes']);
    for (const version of outside)
      expect([version, answer(text, type, version)]).toEqual([version, 'no']);
  });

  it.each<[string, string | undefined, string, string]>([
    ['vers:npm/<2.0.0', 'deb', '1.0.0', 'no'],
    ['vers:npm/<2.0.0', undefined, '1.0.0', 'maybe'],
    ['<2.0', 'pypi', '1.0', 'maybe'],
    ['<2.0', undefined, '1.0', 'maybe'],
    ['<2.0.0', 'npm', 'latest', 'maybe'],
    ['<2.0.0', 'npm', '', 'maybe'],
    ['5.0.0', 'npm', '', 'maybe'],
  ])('%s of %s includes %s: %s', (text, type, version, expected) => {
    expect(answer(text, type, version)).toBe(expected);
  });

  it.each([
    ['vers:npm', 'is no range'],
    ['vers:npm/', 'is no range'],
    ['vers:npm/*|1.0.0', '* must stand alone'],
    ['vers:npm/>=2.0.0|<1.0.0', 'must come before'],
    ['vers:npm/1.0.0|1.0.0', 'names a version twice'],
    ['vers:npm/>=1.0.0|>=2.0.0', 'two lower bounds in a row'],
    ['vers:npm/%zz', 'percent-encoded'],
    ['vers:npm/>=', 'is no version'],
    ['5.x || 6.x', 'is no version'],
    ['', 'is no version'],
    ['1.*', 'is no version'],
  ])('%j is refused', (text, message) => {
    expect(() => parseVersions(text, 'npm')).toThrow(message);
  });

  it('includes a version between two bounds, and none outside them', () => {
    const version = fc.tuple(fc.nat(5), fc.nat(5), fc.nat(5)).map((parts) => parts.join('.'));
    const rank = (text: string) =>
      text.split('.').reduce((sum, part) => sum * 10 + Number(part), 0);
    fc.assert(
      fc.property(version, version, version, (a, b, tested) => {
        const [low, high] = [a, b].sort((x, y) => rank(x) - rank(y)) as [string, string];
        fc.pre(low !== high);
        const inside = rank(tested) >= rank(low) && rank(tested) < rank(high);
        expect(answer(`vers:npm/>=${low}|<${high}`, 'npm', tested)).toBe(inside ? 'yes' : 'no');
      }),
    );
  });
});
