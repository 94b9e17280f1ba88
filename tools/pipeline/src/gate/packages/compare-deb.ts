/**
 * Compares two versions of Debian packages, `[epoch:]upstream[-revision]`.
 * https://www.debian.org/doc/debian-policy/ch-controlfields.html#version
 * @returns negative if `a` is earlier; undefined if one is not a valid version
 */
export function compareDeb(a: string, b: string): number | undefined {
  const [left, right] = [split(a), split(b)];
  if (left === undefined || right === undefined) return undefined;
  return (
    left.epoch - right.epoch ||
    comparePart(left.upstream, right.upstream) ||
    comparePart(left.revision, right.revision)
  );
}

function split(version: string) {
  const [, epoch = '0', upstream, revision = ''] =
    /^(?:(\d{1,9}):)?([0-9A-Za-z.+~:-]+?)(?:-([0-9A-Za-z.+~]+))?$/.exec(version) ?? [];
  return upstream === undefined ? undefined : { epoch: Number(epoch), upstream, revision };
}

/**
 * Splits into alternating parts without digits and numbers. In the former, letters sort before all other characters,
 * and a tilde sorts before the end.
 */
function comparePart(a: string, b: string): number {
  const [left, right] = [pieces(a), pieces(b)];
  for (let at = 0; at < Math.max(left.length, right.length); at += 1) {
    const [x = '', y = ''] = [left[at], right[at]];
    const difference = at % 2 === 0 ? compareText(x, y) : compareNumbers(x, y);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** `1.2~rc` is '', '1', '.', '2', '~rc'. */
const pieces = (text: string) => text.split(/(\d+)/);

/** The numbers can be too long for the number type. */
export function compareNumbers(a: string, b: string): number {
  const [x, y] = [a.replace(/^0+/, ''), b.replace(/^0+/, '')];
  return x.length - y.length || (x < y ? -1 : Number(x > y));
}

function compareText(a: string, b: string): number {
  for (let at = 0; at < Math.max(a.length, b.length); at += 1) {
    const difference = rank(a[at]) - rank(b[at]);
    if (difference !== 0) return difference;
  }
  return 0;
}

function rank(character: string | undefined): number {
  if (character === '~') return -1;
  if (character === undefined) return 0;
  const code = character.charCodeAt(0);
  return /[A-Za-z]/.test(character) ? code : code + 256;
}
