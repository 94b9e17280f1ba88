import compare from 'semver/functions/compare.js';
import parse from 'semver/functions/parse.js';
import { compareApk } from './compare-apk.ts';
import { compareDeb } from './compare-deb.ts';
import { compareRpm } from './compare-rpm.ts';

type Compare = (a: string, b: string) => number | undefined;

/** https://semver.org/#spec-item-11; `v` in front is Go's. */
const compareSemver: Compare = (a, b) => {
  const [left, right] = [a, b].map((version) => parse(version.replace(/^v/, '')));
  return left && right ? compare(left, right) : undefined;
};

/** Orderings by the type of a package URL, or the scheme of a `vers:` range. */
const ORDERINGS: Readonly<Record<string, Compare>> = {
  alpine: compareApk,
  apk: compareApk,
  cargo: compareSemver,
  deb: compareDeb,
  golang: compareSemver,
  hex: compareSemver,
  npm: compareSemver,
  rpm: compareRpm,
  semver: compareSemver,
};

/**
 * Compares two versions in the ordering of their ecosystem.
 * @returns negative where `a` is the earlier; undefined where the ordering is not known, or one is not valid in it
 */
export function compareVersions(
  ecosystem: string | undefined,
  a: string,
  b: string,
): number | undefined {
  if (ecosystem === undefined || !hasOrdering(ecosystem)) return undefined;
  return ORDERINGS[ecosystem]?.(a, b);
}

/** Whether versions of an ecosystem can be compared; of all others only the very same one is known. */
export const hasOrdering = (ecosystem: string) => Object.hasOwn(ORDERINGS, ecosystem);
