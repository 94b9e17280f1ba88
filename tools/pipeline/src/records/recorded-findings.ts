import type { GateFacts } from './gate-facts.ts';
import type { RecordedFinding } from './recorded-finding.ts';
import { shortName } from './short-name.ts';

const DAY_MS = 86_400_000;

/** The findings of a verdict, as a record has them. */
export function recordedFindings(
  { verdict, firstSeen }: GateFacts,
  scanners: readonly string[],
): RecordedFinding[] {
  const harmless = new Set(
    verdict.exceptions.flatMap(({ notAffected, excused }) => (notAffected ? excused : [])),
  );
  return verdict.decisions.map(({ finding, action }) => {
    const { id, package: found, severity, ratings } = finding;
    const seen = firstSeen?.(finding).finding.getTime();
    return {
      id: shortName(id),
      package: shortName(found.name),
      severity,
      action,
      fixable: finding.fixedIn.length > 0,
      outsideBundle: finding.inBundle === false,
      exploited: finding.exploited,
      notAffected:
        action === 'except' && harmless.has(`${id} in ${found.name} ${found.version}`.trim()),
      ratedDifferently: new Set(ratings.map((rating) => rating.severity)).size > 1,
      seenBy: [
        ...new Set(ratings.map(({ scanner }) => scanners.indexOf(shortName(scanner)))),
      ].filter((at) => at >= 0),
      firstSeen: seen === undefined ? undefined : Math.floor(seen / DAY_MS),
    };
  });
}
