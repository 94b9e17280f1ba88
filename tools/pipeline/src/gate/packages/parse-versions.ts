import { GatehouseError } from '@gatehouse/service-manifest';
import { compareVersions } from './compare-versions.ts';
import { normalVersion } from './parse-purl.ts';
import type { Constraint, VersionRange } from './version-range.ts';

/**
 * Parses an exact version (`5.0.0`), comparisons (`>=5.0.0 <6.0.1`), or a range in the notation of VERS
 * (`vers:npm/>=5.0.0|<6.0.1`). https://github.com/package-url/vers-spec
 * @param type Ecosystem of the package, if known.
 * @throws with one line if it is none of these, or contradictory
 */
export function parseVersions(text: string, type?: string): VersionRange {
  const [, scheme, list] = /^vers:([a-z0-9.-]+)\/(.+)$/i.exec(text.trim()) ?? [];
  const isVers = scheme !== undefined && list !== undefined;
  if (!isVers && /^vers:/i.test(text))
    throw new GatehouseError('GH-POLICY-007', `"${text}" is no range: vers:TYPE/RANGE`);
  const parts = isVers ? list.split('|') : comparisons(text);
  const ecosystem = isVers ? scheme.toLowerCase() : type;
  const constraints = parts.map((part) => constraintOf(part.trim(), ecosystem, isVers));
  if (constraints.some(({ comparator }) => comparator === '*') && constraints.length > 1)
    throw new GatehouseError('GH-POLICY-007', `"${text}": * must stand alone`);
  const wrong = orderProblem(constraints, ecosystem);
  if (wrong) throw new GatehouseError('GH-POLICY-007', `"${text}": ${wrong}`);
  return { scheme: isVers ? scheme.toLowerCase() : undefined, constraints };
}

function comparisons(text: string): readonly string[] {
  const compact = text.trim().replace(/([<>=!])\s+/g, '$1');
  return /^[<>=!]/.test(compact) ? compact.split(/[\s,|]+/) : [text];
}

function constraintOf(text: string, ecosystem: string | undefined, encoded: boolean): Constraint {
  const [, comparator = '', rest = ''] = /^(<=|>=|!=|<|>|=|\*)?(.*)$/.exec(text) ?? [];
  if (comparator === '*' && rest === '') return { comparator: '*', version: '' };
  const version = encoded ? decoded(rest) : rest;
  if (version === '' || /[\s*<>=!|]/.test(version))
    throw new GatehouseError('GH-POLICY-007', `"${text}" is no version and no comparison with one`);
  return {
    comparator: (comparator || '=') as Constraint['comparator'],
    version: normalVersion(ecosystem ?? '', version),
  };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new GatehouseError('GH-POLICY-007', `"${text}" is not percent-encoded as it must be`);
  }
}

/**
 * VERS lists versions in order and without duplicates; a lower bound is followed by its upper
 * bound.
 */
function orderProblem(
  constraints: readonly Constraint[],
  ecosystem: string | undefined,
): string | undefined {
  if (new Set(constraints.map(({ version }) => version)).size < constraints.length)
    return 'names a version twice';
  for (const [at, { version }] of constraints.entries()) {
    const next = constraints[at + 1];
    if (next && (compareVersions(ecosystem, version, next.version) ?? -1) >= 0)
      return `${next.version} must come before ${version}`;
  }
  const bounds = constraints.filter(({ comparator }) => /[<>]/.test(comparator));
  for (const [at, { comparator }] of bounds.entries())
    if (bounds[at + 1]?.comparator[0] === comparator[0])
      return `has two ${comparator[0] === '<' ? 'upper' : 'lower'} bounds in a row`;
  return undefined;
}
