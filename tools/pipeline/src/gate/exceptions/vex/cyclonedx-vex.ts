import { resolver } from './cyclonedx-vex-resolver.ts';
import type { Affected, CycloneDxVex } from './cyclonedx-vex-schema.ts';
import { latest, type Target, type VexDocument } from './statement.ts';

const EFFECTS = {
  not_affected: 'harmless',
  false_positive: 'harmless',
  resolved: 'fixed',
  resolved_with_pedigree: 'fixed',
  exploitable: 'revokes',
  in_triage: 'revokes',
} as const;

export function readCycloneDxVex(document: CycloneDxVex): VexDocument {
  const { metadata, vulnerabilities } = document;
  const resolve = resolver(document);
  return {
    author: metadata.authors?.[0]?.name ?? 'unknown',
    statements: vulnerabilities.flatMap(({ id, analysis, affects }) => {
      if (analysis === undefined) return [];
      const { state, detail, justification, firstIssued, lastUpdated } = analysis;
      const effect = EFFECTS[state];
      const common = { vulnerability: id, aliases: [], reason: detail ?? justification };
      const own = lastUpdated ?? firstIssued ?? metadata.timestamp;
      const statedAt = effect === 'revokes' ? latest(own, metadata.timestamp) : own;
      const said = affects.map((each) => targetsOf(each, resolve(each.ref), effect !== 'revokes'));
      const [targets, revoked] = [
        said.flatMap(([excused]) => excused),
        said.flatMap(([, others]) => others),
      ];
      return [
        ...(targets.length > 0 || revoked.length === 0
          ? [{ ...common, status: state, effect, statedAt, targets }]
          : []),
        // Versions listed as affected are affected, even if the analysis excludes all versions.
        ...(revoked.length > 0
          ? [
              {
                ...common,
                status: 'affected',
                effect: 'revokes' as const,
                statedAt: latest(own, metadata.timestamp),
                targets: revoked,
              },
            ]
          : []),
      ];
    }),
  };
}

/** What the document says about a reference: what it excuses, and which versions it still calls affected or unknown. */
function targetsOf({ versions }: Affected, whole: Target, excuses: boolean): [Target[], Target[]] {
  if (versions === undefined || versions.length === 0 || !excuses) return [[whole], []];
  const of = (...statuses: string[]) =>
    versions
      .filter(({ status }) => statuses.includes(status))
      .map(({ version, range }) => version ?? range ?? '*');
  const [fine, others] = [of('unaffected'), of('affected', 'unknown')];
  return [
    fine.length > 0 ? [{ ...whole, versions: fine }] : [],
    others.length > 0 ? [{ ...whole, versions: others }] : [],
  ];
}
