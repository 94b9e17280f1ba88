import { bySeverity, severityOf, severityOfScore, type Severity } from '../model/severity.ts';

/** The worst of some words for a severity. One that is not known may mean anything and is the worst; empty without any. */
export function worstWord(words: readonly string[]): string {
  const rank = (word: string): Severity => severityOf(word) ?? 'CRITICAL';
  return words
    .filter((word) => word !== '')
    .reduce((worst, word) => {
      if (worst === '') return word;
      const order = bySeverity(rank(word), rank(worst));
      if (order !== 0) return order < 0 ? word : worst;
      return severityOf(word) === undefined ? word : worst;
    }, '');
}

/**
 * The highest of some CVSS base scores. 0 is none: CVSS gives it to what harms nothing, which no scanner reports, and
 * tools write it for what is not rated.
 */
export function highestScore(scores: readonly (number | undefined)[]): number | undefined {
  const rated = scores.filter((score): score is number => score !== undefined && score > 0);
  return rated.length > 0 ? Math.max(...rated) : undefined;
}

/** The worse of a word and a score, for sources that give both; the word is empty where the score alone says it. */
export function worstRating(words: readonly string[], scores: readonly (number | undefined)[]) {
  const word = worstWord(words);
  const score = highestScore(scores);
  if (score === undefined || word === '') return { severity: word, score };
  const worse = bySeverity(severityOfScore(score), severityOf(word) ?? 'CRITICAL') < 0;
  return { severity: worse ? '' : word, score };
}
