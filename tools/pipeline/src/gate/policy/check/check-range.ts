import { hasOrdering } from '../../packages/compare-versions.ts';
import { parsePurl } from '../../packages/parse-purl.ts';
import { parseVersions } from '../../packages/parse-versions.ts';
import type { Check } from './check.ts';
import { versionProblems } from './version-problems.ts';

/** Checks that a version range can match versions of a package. */
export function checkRange(text: string, range: string): Check {
  const purl = parsePurl(text);
  const { scheme, constraints } = parseVersions(range, purl?.type);
  const ecosystem = scheme ?? purl?.type;
  const isRange = constraints.some(({ comparator }) => /[<>]/.test(comparator));
  const say = (...lines: string[]): Check => ({ errors: lines, warnings: [] });
  if (isRange && ecosystem === undefined)
    return say(
      `versions: "${range}": versions of "${text}" cannot be compared while its ecosystem is not named: write pkg:TYPE/${text}`,
    );
  if (isRange && ecosystem !== undefined && !hasOrdering(ecosystem))
    return say(
      `versions: "${range}": versions of ${ecosystem} cannot be compared here; name them one by one`,
    );
  if (scheme !== undefined && purl !== undefined && !schemeFits(scheme, purl.type))
    return say(`versions: "${range}" is not for versions of "${text}"`);
  const exact = constraints.filter(({ version }) => version !== '');
  return say(
    ...(ecosystem === undefined
      ? []
      : exact.flatMap(({ version }) => versionProblems(range, ecosystem, version))),
    ...(purl !== undefined && purl.version !== ''
      ? [`versions: "${range}": "${text}" names a version already`]
      : []),
  );
}

function schemeFits(scheme: string, type: string): boolean {
  return scheme === type || scheme === 'semver' || (scheme === 'alpine' && type === 'apk');
}
