import { compareNumbers } from './compare-deb.ts';

/**
 * Compares two versions of RPM packages, `[epoch:]version[-release]`.
 * https://rpm.org/docs/latest/man/rpm-version.7
 * @returns negative if `a` is earlier; undefined if one is not a valid version
 */
export function compareRpm(a: string, b: string): number | undefined {
  const [left, right] = [split(a), split(b)];
  if (left === undefined || right === undefined) return undefined;
  const version = left.epoch - right.epoch || comparePart(left.version, right.version);
  if (version !== 0) return version;
  // RPM matches a version without a release with any release; which one is meant is unknown here.
  if ((left.release === '') !== (right.release === '')) return undefined;
  return comparePart(left.release, right.release);
}

function split(text: string) {
  const [, epoch = '0', version, release = ''] =
    /^(?:(\d{1,9}):)?([0-9A-Za-z._+~^]+)(?:-([0-9A-Za-z._+~^]+))?$/.exec(text) ?? [];
  return version === undefined ? undefined : { epoch: Number(epoch), version, release };
}

function comparePart(a: string, b: string): number {
  const [left, right] = [segments(a), segments(b)];
  for (let at = 0; at < Math.max(left.length, right.length); at += 1) {
    const difference = compareSegment(left[at], right[at]);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Numbers, words, tildes and carets; separators do not matter. */
const segments = (text: string) => text.match(/\d+|[A-Za-z]+|[~^]/g) ?? [];

/** A tilde sorts before the end, a caret after it but before everything else; a number is later than a word. */
function compareSegment(a: string | undefined, b: string | undefined): number {
  if (a === b) return 0;
  if (a === '~' || b === '~') return a === '~' ? -1 : 1;
  if (a === undefined || b === undefined) return a === undefined ? -1 : 1;
  if (a === '^' || b === '^') return a === '^' ? -1 : 1;
  const [isNumber, isOther] = [/^\d/.test(a), /^\d/.test(b)];
  if (isNumber !== isOther) return isNumber ? 1 : -1;
  return isNumber ? compareNumbers(a, b) : a < b ? -1 : Number(a > b);
}
