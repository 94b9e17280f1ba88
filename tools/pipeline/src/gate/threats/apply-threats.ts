import type { Finding } from '../model/finding.ts';
import { DATABASE_AGE } from '../policy/database-age.ts';
import type { Policy } from '../policy/policy-schema.ts';
import type { Epss } from './read-epss.ts';
import type { Kev } from './read-kev.ts';

const HOUR_MS = 3_600_000;
const SKEW_MS = 5 * 60_000;

/** What is known about exploitation besides scanners' reports, with the source file. */
export interface Threats {
  readonly kev?: Kev & { readonly file: string };
  readonly epss?: Epss & { readonly file: string };
}

/** Findings with the catalogue's and the scores' data for any of their names. They only get worse. */
export function applyThreats(findings: readonly Finding[], { kev, epss }: Threats): Finding[] {
  if (kev === undefined && epss === undefined) return [...findings];
  return findings.map((finding) => {
    const scores = [finding.epss, ...finding.aliases.map((id) => epss?.probabilities.get(id))];
    const known = scores.filter((score): score is number => score !== undefined);
    return {
      ...finding,
      exploited: finding.exploited || finding.aliases.some((id) => kev?.ids.has(id)),
      epss: known.length > 0 ? Math.max(...known) : undefined,
    };
  });
}

/** Why the files are too old for a decision, one line each. */
export function threatProblems(
  { kev, epss }: Threats,
  { databaseAge = DATABASE_AGE }: Pick<Policy, 'databaseAge'>,
  now: Date,
): string[] {
  const problem = (file: string, at: Date) => {
    const age = now.getTime() - at.getTime();
    if (age > databaseAge * HOUR_MS)
      return [`${file}: is of ${at.toISOString()}, more than ${databaseAge} hours ago`];
    return age < -SKEW_MS ? [`${file}: is of ${at.toISOString()}, which is still to come`] : [];
  };
  return [
    ...(kev ? problem(kev.file, kev.releasedAt) : []),
    ...(epss ? problem(epss.file, epss.scoredAt) : []),
  ];
}
