import type { Rating } from '../model/finding.ts';
import { bySeverity, severityOf, severityOfScore, type Severity } from '../model/severity.ts';
import type { MergeOptions } from './merge-options.ts';
import type { ScannerFinding } from './scanner-finding.ts';

/** One for each scanner; of several by the same scanner, the worst. */
export function ratingsOf(
  group: readonly ScannerFinding[],
  { severityWords = {} }: MergeOptions,
): Rating[] {
  const ratings = new Map<string, Rating>();
  for (const { scanner, reported } of group) {
    const word = reported.severity;
    const known =
      severityOf(word) ??
      severityWords[word.toUpperCase()] ??
      (word === '' && reported.score !== undefined ? severityOfScore(reported.score) : undefined);
    const rating = { scanner, word, severity: known ?? 'CRITICAL', known: known !== undefined };
    const before = ratings.get(scanner);
    if (before === undefined || isWorse(rating, before)) ratings.set(scanner, rating);
  }
  return [...ratings.values()];
}

const isWorse = (a: Rating, b: Rating) =>
  (bySeverity(a.severity, b.severity) || Number(a.known) - Number(b.known)) < 0;

/** The preferred scanner’s severity; otherwise the worst. */
export function severityFrom(
  ratings: readonly Rating[],
  preferScanner: string | undefined,
): Severity {
  const preferred = ratings.find(({ scanner, known }) => known && scanner === preferScanner);
  if (preferred) return preferred.severity;
  return ratings.map(({ severity }) => severity).sort(bySeverity)[0] ?? 'CRITICAL';
}
