import { severityOf, severityOfScore } from '../model/severity.ts';
import { worstRating } from './rating.ts';
import type { SarifRule } from './sarif-component-schema.ts';
import type { SarifResult } from './sarif-schema.ts';

/** Severities that tools put among tags, alone or as "severity: high". Words with other meanings are tags as well. */
const TAG =
  /^(?:severity\s*[:/=]\s*)?(critical|high|important|medium|moderate|low|minor|negligible|unknown|undefined|untriaged|unassigned)$/i;
/** "Severity: HIGH", as Trivy and Grype write it. */
const LABEL = /(?:^|[\s|*])severity\s*:\s*([a-z]+)/gi;
/** "A high vulnerability in ...", as Grype writes it. */
const SENTENCE =
  /\b(critical|high|medium|low|negligible|unknown)\s+(?:severity\s+)?vulnerability\b/gi;
/** Names of properties with a severity. The level corresponds to CodeQL's `problem.severity`. */
const PROPERTY = /severity$/i;
const NOT_A_SEVERITY = 'problem.severity';

/**
 * The rating of a result: the worst of its score, its tool's own words and its level. A score of 0 or out of range does
 * not count. Without any of them the word is "unknown", which counts as the worst, like every unknown word.
 */
export function sarifRating(result: SarifResult, rule: SarifRule | undefined) {
  const bags = [result.properties, rule?.properties];
  const stated = bags.flatMap((bag) =>
    Object.entries(bag ?? {}).flatMap(([name, value]) =>
      PROPERTY.test(name) && name !== NOT_A_SEVERITY ? [value] : [],
    ),
  );
  const numbers = stated.flatMap((value) => numberOf(value) ?? []);
  const scores = numbers.filter((score) => score > 0 && score <= 10);
  const words = [
    ...stated.filter((value) => typeof value === 'string' && numberOf(value) === undefined),
    ...bags.flatMap((bag) => tagsOf(bag?.['tags'])),
    ...wordsIn(LABEL, [result.message.text, rule?.shortDescription?.text, rule?.help?.text]),
    ...wordsIn(SENTENCE, [result.message.text, rule?.shortDescription?.text]),
  ].filter((word): word is string => word !== '');
  const given = result.level ?? rule?.defaultConfiguration?.level;
  // "none" is for results that are not failures (3.27.10), so it is not a rating.
  const level = given === 'none' ? undefined : given;
  // An invalid score means that the tool has no rating; its level is then no more than a place in its output.
  const unrated = words.length === 0 && scores.length === 0 && numbers.length > 0;
  if (unrated) return { severity: 'unknown', score: undefined };
  const rating = worstRating([...words, level ?? ''], scores);
  if (rating.score === undefined)
    return { severity: rating.severity || 'unknown', score: undefined };
  // The scanner's own word; empty if the score alone has the same meaning.
  const same = severityOf(rating.severity) === severityOfScore(rating.score);
  return same ? { ...rating, severity: '' } : rating;
}

function numberOf(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string' || !/^\s*[+-]?\d+(?:\.\d+)?\s*$/.test(value)) return undefined;
  return Number(value);
}

function tagsOf(tags: unknown): string[] {
  if (!Array.isArray(tags)) return [];
  return tags.flatMap((tag) => (typeof tag === 'string' ? (TAG.exec(tag.trim())?.[1] ?? []) : []));
}

const wordsIn = (pattern: RegExp, texts: readonly (string | undefined)[]): string[] =>
  texts.flatMap((text = '') => [...text.matchAll(pattern)].flatMap((match) => match[1] ?? []));
