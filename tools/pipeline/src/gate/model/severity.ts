/** Worst first. */
export const SEVERITIES = ['CRITICAL', 'HIGH', 'MEDIUM', 'LOW', 'NEGLIGIBLE'] as const;
export type Severity = (typeof SEVERITIES)[number];

/**
 * The words of all scanners. Words for "not rated" (UNDEFINED, UNTRIAGED, Unknown) are missing on
 * purpose: such a finding may be anything, so it counts as the worst.
 */
const WORDS: Readonly<Record<string, Severity>> = {
  CRITICAL: 'CRITICAL',
  HIGH: 'HIGH',
  IMPORTANT: 'HIGH',
  ERROR: 'HIGH',
  MEDIUM: 'MEDIUM',
  MODERATE: 'MEDIUM',
  WARNING: 'MEDIUM',
  LOW: 'LOW',
  MINOR: 'LOW',
  NOTE: 'LOW',
  INFORMATIONAL: 'NEGLIGIBLE',
  INFO: 'NEGLIGIBLE',
  NEGLIGIBLE: 'NEGLIGIBLE',
  UNIMPORTANT: 'NEGLIGIBLE',
  NONE: 'NEGLIGIBLE',
};

/** The severity that a scanner's word stands for; undefined for an unmapped word. */
export function severityOf(word: string): Severity | undefined {
  return Object.hasOwn(WORDS, word.toUpperCase()) ? WORDS[word.toUpperCase()] : undefined;
}

/** The severity of a CVSS base score. https://www.first.org/cvss/v3.1/specification-document (5) */
export function severityOfScore(score: number): Severity {
  if (score >= 9) return 'CRITICAL';
  if (score >= 7) return 'HIGH';
  if (score >= 4) return 'MEDIUM';
  return score > 0 ? 'LOW' : 'NEGLIGIBLE';
}

const RANKS = Object.fromEntries(SEVERITIES.map((severity, rank) => [severity, rank])) as Record<
  Severity,
  number
>;

/** Negative if `a` is worse. */
export const bySeverity = (a: Severity, b: Severity): number => RANKS[a] - RANKS[b];
