import { GatehouseError } from '@gatehouse/service-manifest';
import { parsePurl, plainName, type Purl } from './parse-purl.ts';
import { parseVersions } from './parse-versions.ts';
import type { VersionRange } from './version-range.ts';

/** A set of packages. */
export interface PackagePattern {
  /** A plain name matches the packages of that name in every ecosystem. */
  readonly purl: Purl | undefined;
  readonly name: string;
  /** From the purl itself; undefined: all. */
  readonly versions: VersionRange | undefined;
}

/** @throws with one line if a text is neither a package URL nor a package name */
export function checkPattern(text: string): void {
  patternOf(text);
}

const patterns = new Map<string, PackagePattern>();

export function patternOf(text: string): PackagePattern {
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
