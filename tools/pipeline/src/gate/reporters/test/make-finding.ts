import type { Finding, Rating } from '../../model/finding.ts';
import type { FoundPackage } from '../../model/report.ts';
import type { Severity } from '../../model/severity.ts';

export interface FindingParts extends Partial<Omit<Finding, 'package'>> {
  readonly package?: Partial<FoundPackage>;
}

export function makeFinding(parts: FindingParts = {}): Finding {
  const id = parts.id ?? 'CVE-2026-1001';
  const severity = parts.severity ?? 'HIGH';
  return {
    aliases: [id],
    related: [],
    ratings: [rating('trivy', severity)],
    fixedIn: [],
    layer: 'base',
    paths: [],
    exploited: false,
    epss: undefined,
    publishedAt: new Date('2026-06-01T00:00:00Z'),
    inBundle: undefined,
    suppressed: [],
    title: '',
    url: `https://nvd.nist.gov/vuln/detail/${id}`,
    ...parts,
    id,
    severity,
    package: {
      name: 'libssl3t64',
      version: '3.5.1-1',
      purl: undefined,
      kind: 'os',
      source: undefined,
      ...parts.package,
    },
  };
}

export const rating = (scanner: string, severity: Severity): Rating => ({
  scanner,
  word: severity,
  severity,
  known: true,
});
