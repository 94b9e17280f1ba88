import { compareNumbers } from './compare-deb.ts';

/** Suffixes by age; those before the empty one are older than the release. */
const SUFFIXES = ['alpha', 'beta', 'pre', 'rc', '', 'cvs', 'svn', 'git', 'hg', 'p'];
const VERSION =
  /^(\d+(?:\.\d+)*)([a-z]?)((?:_(?:alpha|beta|pre|rc|cvs|svn|git|hg|p)\d*)*)(?:-r(\d+))?$/;

/**
 * Compares two versions of Alpine packages, `1.2.3a_rc1-r4`.
 * https://gitlab.alpinelinux.org/alpine/apk-tools/-/blob/master/doc/apk-package.5.scd
 * @returns negative if `a` is earlier; undefined if one is not a valid version
 */
export function compareApk(a: string, b: string): number | undefined {
  const [left, right] = [split(a), split(b)];
  if (left === undefined || right === undefined) return undefined;
  return (
    compareLists(left.numbers, right.numbers, compareNumeric) ||
    (left.letter < right.letter ? -1 : Number(left.letter > right.letter)) ||
    compareLists(left.suffixes, right.suffixes, compareSuffix) ||
    compareNumbers(left.revision, right.revision)
  );
}

function split(version: string) {
  const match = VERSION.exec(version);
  if (match === null) return undefined;
  const [, numbers = '', letter = '', suffixes = '', revision = '0'] = match;
  return {
    numbers: numbers.split('.'),
    letter,
    suffixes: suffixes.split('_').slice(1),
    revision,
  };
}

function compareLists(
  a: readonly string[],
  b: readonly string[],
  compare: (x: string | undefined, y: string | undefined, at: number) => number,
): number {
  for (let at = 0; at < Math.max(a.length, b.length); at += 1) {
    const difference = compare(a[at], b[at], at);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** After the first number, a number with a leading zero is a fraction: 1.05 comes before 1.1. */
function compareNumeric(a: string | undefined, b: string | undefined, at: number): number {
  if (a === undefined || b === undefined) return a === undefined ? -1 : 1;
  if (at > 0 && (a.startsWith('0') || b.startsWith('0'))) return a < b ? -1 : Number(a > b);
  return compareNumbers(a, b);
}

function compareSuffix(a = '', b = ''): number {
  const [, name = '', number = ''] = /^([a-z]*)(\d*)$/.exec(a) ?? [];
  const [, other = '', second = ''] = /^([a-z]*)(\d*)$/.exec(b) ?? [];
  return SUFFIXES.indexOf(name) - SUFFIXES.indexOf(other) || compareNumbers(number, second);
}
