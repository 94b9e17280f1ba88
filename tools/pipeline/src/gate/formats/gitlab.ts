import { NO_COVERAGE } from '../model/coverage.ts';
import { ReportError, type ReportedFinding, type ScannerReport } from '../model/report.ts';
import { cvss3Score } from './cvss.ts';
import { checked, digestOf, distinct, type Format } from './format.ts';
import { gitLabReport, type GitLabVulnerability } from './gitlab-schema.ts';
import { makeFinding, otherNames } from './make-finding.ts';
import { worstRating } from './rating.ts';

/** GitLab's container scanning. It names the image only if there are findings, and does not say what it looked up. */
export const gitLabFormat: Format = {
  name: 'GitLab container scanning',
  matches: (document) => 'scan' in document && 'vulnerabilities' in document,
  read(origin, document): ScannerReport {
    const { scan, vulnerabilities } = checked(origin, gitLabReport, document);
    if (scan.status !== 'success')
      throw new ReportError(
        'GH-REPORT-003',
        origin,
        `scan.status: must be success; found "${scan.status}"`,
      );
    const systems = distinct(vulnerabilities.map(({ location }) => location.operating_system));
    const [system = ''] = systems;
    return {
      scanner: scan.scanner.id.toLowerCase(),
      version: scan.scanner.version,
      origin,
      images: distinct(vulnerabilities.map(({ location }) => digestOf(location.image))),
      completedAt: scan.end_time ?? scan.start_time,
      packages: undefined,
      coverage: {
        ...NO_COVERAGE,
        operatingSystem:
          system === '' || /^unknown/i.test(system)
            ? undefined
            : { name: system, endOfLife: undefined },
      },
      findings: vulnerabilities.map(findingOf),
      leftOut: [],
      others: [],
    };
  },
};

function findingOf(found: GitLabVulnerability): ReportedFinding {
  const { identifiers, location, severity, cvss_vectors: vectors } = found;
  const [first] = identifiers as [GitLabVulnerability['identifiers'][number]];
  const names = identifiers
    .filter(({ type }) => !/^(?:cwe|owasp)$/i.test(type))
    .map(({ value }) => value);
  const { dependency } = location;
  return makeFinding({
    id: first.value,
    // Other identifiers than the first may be advisories, which cover several vulnerabilities.
    related: otherNames(names, first.value),
    package: { name: dependency.package.name, version: dependency.version },
    ...worstRating(
      [severity],
      (vectors ?? []).map(({ vector }) => cvss3Score(vector)),
    ),
    fixedIn: fixIn(found.solution),
    title: found.message ?? found.name ?? '',
    url: first.url,
  });
}

/**
 * From "Upgrade qs from 5.0.0 to 6.0.1" or "Upgrade qs to 6.0.1", as GitLab's analyzers write it.
 */
const fixIn = (solution: string): string[] => {
  const version = /^Upgrade .* to (\S+?)\.?$/.exec(solution)?.[1];
  return version === undefined ? [] : [version];
};
