import { checkPattern } from '../../packages/package-pattern.ts';
import { parsePurl } from '../../packages/parse-purl.ts';
import { parseVersions } from '../../packages/parse-versions.ts';
import { problemOf } from '../problem-of.ts';
import type { Target, VexStatement } from './statement.ts';

/** Why a statement does not excuse anything, one line each. */
export function problemsOf(statement: VexStatement, now: Date): string[] {
  const { vulnerability, effect, reason, statedAt, targets } = statement;
  if (effect === 'revokes') return [];
  const say = (problem: string) => `${vulnerability}: ${problem}`;
  return [
    ...(targets.length === 0 ? [say(NO_PACKAGE)] : []),
    ...targets.flatMap((target) => targetProblems(target, effect).map(say)),
    ...(reason === undefined ? [say('must say why')] : []),
    ...(statedAt > now ? [say(`${statedAt.toISOString()} is still to come`)] : []),
  ];
}

const NO_PACKAGE = 'must name the packages, by a purl such as pkg:npm/qs@6.0.0';

function targetProblems(target: Target, effect: VexStatement['effect']): string[] {
  const { problem, packages, versions, image, elsewhere } = target;
  if (problem !== undefined) return [problem];
  if (elsewhere === true) return [];
  if (packages.length === 0) return [NO_PACKAGE];
  const wrong = [
    ...packages.map((text) => problemOf(() => checkPattern(text))),
    ...(versions ?? []).map((text) => problemOf(() => parseVersions(text))),
  ].flatMap((each) => each ?? []);
  const isExact =
    image?.digest !== undefined ||
    versions !== undefined ||
    packages.every((each) => parsePurl(each)?.version !== '');
  return [
    ...wrong,
    ...(effect === 'fixed' && !isExact
      ? ['"fixed" must name the version in which it is, or the digest of the image']
      : []),
  ];
}
