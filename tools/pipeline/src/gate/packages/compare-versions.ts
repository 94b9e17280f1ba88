import compare from 'semver/functions/compare.js';
import parse from 'semver/functions/parse.js';
import { compareApk } from './compare-apk.ts';
import { compareDeb } from './compare-deb.ts';
import { compareRpm } from './compare-rpm.ts';

type Compare = (a: string, b: string) => number | undefined;

/** https://semver.org/#spec-item-11; the prefix `v` is Go's. */
const compareSemver: Compare = (a, b) => {
  const [left, right] = [a, b].map((version) => parse(version.replace(/^v/, '')));
  return left && right ? compare(left, right) : undefined;
};

/** Orders by package URL type, or by the scheme of a `vers:` range. */
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
 * Compares two versions in the order of their ecosystem.
 * @returns negative if `a` is earlier; undefined if the order is unknown, or one version is invalid
 */
export function compareVersions(
  ecosystem: string | undefined,
  a: string,
  b: string,
): number | undefined {
  if (ecosystem === undefined || !hasOrdering(ecosystem)) return undefined;
  return ORDERINGS[ecosystem]?.(a, b);
}

/** Whether versions of an ecosystem can be compared; in others, only equality is known. */
export const hasOrdering = (ecosystem: string) => Object.hasOwn(ORDERINGS, ecosystem);
