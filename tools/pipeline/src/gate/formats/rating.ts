import { bySeverity, severityOf, severityOfScore, type Severity } from '../model/severity.ts';

/** The worst of several severity words. An unknown word may mean anything, so it is the worst; empty without any. */
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
 * The highest of several CVSS base scores. 0 counts as none: CVSS gives it to harmless weaknesses, which no scanner
 * reports, and tools write it for unrated ones.
 */
export function highestScore(scores: readonly (number | undefined)[]): number | undefined {
  const rated = scores.filter((score): score is number => score !== undefined && score > 0);
  return rated.length > 0 ? Math.max(...rated) : undefined;
}

/** The worse of a word and a score, for sources with both; the word is empty if only the score decides. */
export function worstRating(words: readonly string[], scores: readonly (number | undefined)[]) {
  const word = worstWord(words);
  const score = highestScore(scores);
  if (score === undefined || word === '') return { severity: word, score };
  const worse = bySeverity(severityOfScore(score), severityOf(word) ?? 'CRITICAL') < 0;
  return { severity: worse ? '' : word, score };
}
