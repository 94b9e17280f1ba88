import type { Coverage, Subject } from '../model/coverage.ts';
import type { ScannerReport } from '../model/report.ts';
import type { Holds } from '../model/verdict.ts';
import { DATABASE_AGE } from '../policy/database-age.ts';
import type { Policy } from '../policy/policy-schema.ts';

const HOUR_MS = 3_600_000;
/** Tolerated difference between clocks. */
const SKEW_MS = 5 * 60_000;
const NAMES: Readonly<Record<Subject, string>> = {
  os: 'packages of the operating system',
  library: 'libraries',
};

type AgePolicy = Pick<Policy, 'maxScanAge' | 'databaseAge'>;

/**
 * Why a decision cannot rest on a report, independent of the policy: its time is unknown, too old or in the future, it
 * was filtered, its database is unusable, or it looked at nothing. Each text continues "the scan by trivy".
 */
export function reportProblems(
  { completedAt, packages, coverage }: ScannerReport,
  policy: AgePolicy,
  now: Date,
): string[] {
  return [
    ...(packages === 0 ? ['has looked at no package at all'] : []),
    ...timeProblems(completedAt, policy, now),
    ...coverage.filters.map((filter) => `leaves out ${filter}`),
    ...databaseProblems(coverage, policy, now),
  ];
}

/** The required coverage that a report does not prove. */
export const coverageProblems = (
  { coverage }: ScannerReport,
  covers: readonly Subject[],
): string[] =>
  covers
    .filter((subject) => !coverage.lookedUp.includes(subject))
    .map((subject) => `does not prove that vulnerabilities of ${NAMES[subject]} were looked up`);

/** The first moment at which a valid report becomes a problem; undefined if it has no time. */
export function usableUntil(
  { scanner, completedAt, coverage }: ScannerReport,
  { maxScanAge, databaseAge = DATABASE_AGE }: AgePolicy,
): Holds | undefined {
  if (completedAt === undefined) return undefined;
  const after = (since: Date, hours: number) => new Date(since.getTime() + hours * HOUR_MS);
  const scan = {
    until: after(completedAt, maxScanAge),
    because: `the scan by ${scanner} becomes older than ${maxScanAge} hours`,
  };
  const { builtAt } = coverage.database ?? {};
  if (builtAt === undefined) return scan;
  const database = {
    until: after(builtAt, databaseAge),
    because: `the vulnerability database of the scan by ${scanner} becomes older than ${databaseAge} hours`,
  };
  return database.until < scan.until ? database : scan;
}

function timeProblems(
  completedAt: Date | undefined,
  { maxScanAge }: AgePolicy,
  now: Date,
): string[] {
  if (completedAt === undefined) return ['does not say when it was made'];
  const age = now.getTime() - completedAt.getTime();
  const at = completedAt.toISOString();
  if (age > maxScanAge * HOUR_MS) return [`is of ${at}, more than ${maxScanAge} hours ago`];
  return age < -SKEW_MS ? [`is of ${at}, which is still to come`] : [];
}

function databaseProblems(
  { database }: Coverage,
  { databaseAge = DATABASE_AGE }: AgePolicy,
  now: Date,
): string[] {
  if (database === undefined) return [];
  const { builtAt, problem } = database;
  const say = (what: string) => `was made with a vulnerability database that ${what}`;
  if (problem !== undefined) return [say(problem)];
  if (builtAt === undefined) return [];
  const age = now.getTime() - builtAt.getTime();
  const at = builtAt.toISOString();
  if (age > databaseAge * HOUR_MS) return [say(`is of ${at}, more than ${databaseAge} hours ago`)];
  return age < -SKEW_MS ? [say(`is of ${at}, which is still to come`)] : [];
}
