import type { FoundPackage } from '../model/report.ts';
import { purlOf, versionOf } from './found-version.ts';
import { every, isSo, some, type Match } from './match.ts';
import { patternOf, type PackagePattern } from './package-pattern.ts';
import { isOsType, plainName, type Purl } from './parse-purl.ts';
import { parseVersions } from './parse-versions.ts';
import { includes, type VersionRange } from './version-range.ts';

/**
 * Whether a pattern matches a package: a package URL, with or without a version, or a plain name.
 * @param versions Version ranges, one of which must match; undefined: all.
 */
export function matchesPackage(
  pattern: string,
  versions: readonly string[] | undefined,
  found: FoundPackage,
): Match {
  try {
    return matches(patternOf(pattern), versions, found);
  } catch {
    // An invalid pattern or range could mean anything.
    return 'maybe';
  }
}

function matches(
  { purl: meant, name, versions: own }: PackagePattern,
  versions: readonly string[] | undefined,
  found: FoundPackage,
): Match {
  const purl = purlOf(found);
  const identity =
    meant === undefined ? isSo(name === found.name) : samePackage(meant, found, purl);
  if (identity === 'no') return 'no';
  const type = purl?.type ?? meant?.type;
  // If purl and version of a report differ, both must match.
  const given = [versionOf(found, purl), ...(purl?.version ? [purl.version] : [])];
  const fits = (range: VersionRange) =>
    every(...given.map((version) => includes(range, type, version)));
  return every(
    identity,
    own === undefined ? 'yes' : fits(own),
    versions === undefined
      ? 'yes'
      : some(...versions.map((text) => fits(parseVersions(text, meant?.type ?? purl?.type)))),
  );
}

function samePackage(meant: Purl, found: FoundPackage, purl: Purl | undefined): Match {
  if (purl === undefined) {
    const kind = isOsType(meant.type) ? 'os' : 'library';
    const could = found.kind === undefined || found.kind === kind;
    const sameName = plainName(meant).toLowerCase() === found.name.toLowerCase();
    return could && sameName ? 'maybe' : 'no';
  }
  if (meant.type !== purl.type || meant.name !== purl.name) return 'no';
  const namespace =
    meant.namespace === purl.namespace
      ? 'yes'
      : meant.namespace === '' && isOsType(meant.type)
        ? 'maybe'
        : 'no';
  const qualifiers = [...meant.qualifiers]
    .filter(([key]) => key !== 'vers')
    .map(([key, value]): Match => {
      const other = purl.qualifiers.get(key);
      return other === undefined ? 'maybe' : isSo(other === value);
    });
  return every(namespace, ...qualifiers);
}
