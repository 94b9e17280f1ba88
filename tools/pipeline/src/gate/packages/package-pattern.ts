import { GatehouseError } from '@gatehouse/service-manifest';
import type { FoundPackage } from '../model/report.ts';
import { purlOf, versionOf } from './found-version.ts';
import { every, isSo, some, type Match } from './match.ts';
import { isOsType, parsePurl, plainName, type Purl } from './parse-purl.ts';
import { includes, parseVersions, type VersionRange } from './version-range.ts';

/** A set of packages. */
interface PackagePattern {
  /** A plain name matches the packages of that name in every ecosystem. */
  readonly purl: Purl | undefined;
  readonly name: string;
  /** From the purl itself; undefined: all. */
  readonly versions: VersionRange | undefined;
}

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

/** @throws with one line if a text is neither a package URL nor a package name */
export function checkPattern(text: string): void {
  patternOf(text);
}

const patterns = new Map<string, PackagePattern>();

function patternOf(text: string): PackagePattern {
  const known = patterns.get(text);
  if (known) return known;
  const pattern = parse(text);
  patterns.set(text, pattern);
  return pattern;
}

function parse(text: string): PackagePattern {
  if (!/^pkg:/i.test(text)) return { purl: undefined, name: text, versions: undefined };
  const purl = parsePurl(text);
  if (purl === undefined)
    throw new GatehouseError('GH-POLICY-007', `"${text}" is not a package URL`);
  const { type, version, qualifiers } = purl;
  const range = qualifiers.get('vers');
  if (version !== '' && range !== undefined)
    throw new GatehouseError('GH-POLICY-007', `"${text}" has both a version and a range of them`);
  const exact: VersionRange = { scheme: undefined, constraints: [{ comparator: '=', version }] };
  const versions = version !== '' ? exact : range && parseVersions(range, type);
  return { purl, name: plainName(purl), versions: versions || undefined };
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
