import * as z from 'zod';
import { NO_COVERAGE } from '../model/coverage.ts';
import { ReportError, type ReportedFinding, type ScannerReport } from '../model/report.ts';
import { utcMoment } from '../moment.ts';
import { cvss3Score } from './cvss.ts';
import { checked, digestOf, distinct, type Format } from './format.ts';
import { makeFinding, otherNames } from './make-finding.ts';
import { worstRating } from './rating.ts';

const tool = z.looseObject({
  id: z.string().min(1),
  name: z.string().optional(),
  version: z.string().optional(),
});
const vulnerability = z.looseObject({
  id: z.string().optional(),
  name: z.string().optional(),
  message: z.string().optional(),
  severity: z.string().default(''),
  solution: z.string().default(''),
  location: z.looseObject({
    dependency: z.looseObject({
      package: z.looseObject({ name: z.string().min(1) }),
      version: z.string().default(''),
    }),
    operating_system: z.string().default(''),
    image: z.string().default(''),
  }),
  identifiers: z
    .array(
      z.looseObject({ type: z.string(), value: z.string().min(1), url: z.string().optional() }),
    )
    .min(1, { error: 'must have an identifier' }),
  cvss_vectors: z.array(z.looseObject({ vector: z.string() })).nullish(),
});
/** https://gitlab.com/gitlab-org/security-products/security-report-schemas (container scanning, 14 and 15) */
const report = z.looseObject({
  version: z.string().regex(/^1[45]\./, { error: 'must be 14.x or 15.x' }),
  scan: z.looseObject({
    type: z.literal('container_scanning'),
    scanner: tool,
    start_time: utcMoment.optional(),
    end_time: utcMoment.optional(),
    status: z.string(),
  }),
  vulnerabilities: z.array(vulnerability),
});
type Vulnerability = z.infer<typeof vulnerability>;

/** GitLab's container scanning. It names the image only if there are findings, and does not say what it looked up. */
export const gitLabFormat: Format = {
  name: 'GitLab container scanning',
  matches: (document) => 'scan' in document && 'vulnerabilities' in document,
  read(origin, document): ScannerReport {
    const { scan, vulnerabilities } = checked(origin, report, document);
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

function findingOf(found: Vulnerability): ReportedFinding {
  const { identifiers, location, severity, cvss_vectors: vectors } = found;
  const [first] = identifiers as [Vulnerability['identifiers'][number]];
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
