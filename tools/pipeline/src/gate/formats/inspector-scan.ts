import * as z from 'zod';
import { NO_COVERAGE } from '../model/coverage.ts';
import { ReportError, type ReportedFinding, type ScannerReport } from '../model/report.ts';
import { moment } from '../moment.ts';
import { cycloneDxReport } from './cyclonedx.ts';
import { cycloneDxDocument, type CycloneDx } from './cyclonedx-schema.ts';
import { checked, decoded, probability, score, type Format } from './format.ts';
import { makeFinding, otherNames } from './make-finding.ts';
import { kindOfPurl } from './package-url.ts';
import { worstRating } from './rating.ts';

const vulnerability = z.looseObject({
  id: z.string().min(1),
  severity: z.string().default(''),
  source: z.string().optional(),
  related: z.array(z.string()).nullish(),
  description: z.string().default(''),
  created: moment.optional(),
  properties: z
    .looseObject({
      cisa_kev_date_added: z.string().optional(),
      epss: probability.optional(),
      cvss: z
        .array(
          z.looseObject({
            severity: z.string().optional(),
            cvss4_base_score: score.optional(),
            cvss3_base_score: score.optional(),
            cvss2_base_score: score.optional(),
          }),
        )
        .nullish(),
    })
    .nullish(),
  affects: z
    .array(
      z.looseObject({
        installed_version: z.string().default(''),
        fixed_version: z.string().optional(),
        path: z.string().optional(),
      }),
    )
    .nullish(),
});
const own = z.looseObject({
  vulnerability_count: z.record(z.string(), z.number()).optional(),
  vulnerabilities: z.array(vulnerability).nullish(),
});
const cycloneDx = cycloneDxDocument.extend({
  // Without findings, the list may be missing.
  vulnerabilities: cycloneDxDocument.shape.vulnerabilities.optional(),
});
/** https://docs.aws.amazon.com/inspector/latest/user/cicd-custom.html#output-formats */
const response = z.looseObject({
  sbom: z
    .looseObject({ bomFormat: z.string().optional(), inspector: z.looseObject({}).nullish() })
    .nullish(),
  inspector: z.looseObject({}).nullish(),
});

/** `aws inspector-scan scan-sbom`, in both output formats: about a bill of materials, not an image. */
export const inspectorScanFormat: Format = {
  name: 'Inspector (scan-sbom)',
  matches: (document) =>
    !('bomFormat' in document) && (isObject(document['sbom']) || isObject(document['inspector'])),
  read(origin, document): ScannerReport {
    const { sbom, inspector } = checked(origin, response, document);
    if (sbom?.bomFormat !== undefined) {
      const wrapped = checked(origin, z.looseObject({ sbom: cycloneDx }), document).sbom;
      const whole: CycloneDx = { ...wrapped, vulnerabilities: wrapped.vulnerabilities ?? [] };
      const listed = (wrapped.metadata?.properties ?? [])
        .filter(({ name }) => /:sbom_scanner:\w+_vulnerabilities$/.test(name))
        .map(({ value }) => Number(value));
      checkCount(origin, listed, whole.vulnerabilities.length);
      return { ...cycloneDxReport(origin, whole), scanner: 'inspector-sbom' };
    }
    const shape = inspector
      ? z.looseObject({ inspector: own }).transform((given) => given.inspector)
      : sbom?.inspector
        ? z
            .looseObject({ sbom: z.looseObject({ inspector: own }) })
            .transform((given) => given.sbom.inspector)
        : z.looseObject({ sbom: own }).transform((given) => given.sbom);
    const { vulnerabilities, vulnerability_count: counted } = checked(origin, shape, document);
    if (vulnerabilities === undefined && counted === undefined)
      throw new ReportError(
        'GH-REPORT-003',
        origin,
        'has neither a CycloneDX document nor findings of Inspector',
      );
    checkCount(origin, Object.values(counted ?? {}), vulnerabilities?.length ?? 0);
    return {
      scanner: 'inspector-sbom',
      version: undefined,
      origin,
      // This format contains neither the image nor the time.
      images: [],
      completedAt: undefined,
      packages: undefined,
      coverage: NO_COVERAGE,
      findings: (vulnerabilities ?? []).flatMap(findingsOf),
      leftOut: [],
      others: [],
    };
  },
};

/** A report that counts findings must list some; a finding may be counted once for each package. */
function checkCount(origin: string, counts: readonly number[], listed: number): void {
  const counted = counts.reduce((sum, count) => sum + count, 0);
  if (counted > 0 && listed === 0)
    throw new ReportError(
      'GH-REPORT-003',
      origin,
      `counts ${counted} vulnerabilities, and lists none`,
    );
}

const isObject = (value: unknown) =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function findingsOf(found: z.infer<typeof vulnerability>): ReportedFinding[] {
  const { id, severity, source, related, description, created, properties } = found;
  const affected = found.affects ?? [];
  const cvss = properties?.cvss ?? [];
  return (affected.length > 0 ? affected : [{ installed_version: '' }]).map(
    ({ installed_version: purl, fixed_version: fixed, path }) =>
      makeFinding({
        id,
        related: otherNames(related ?? [], id),
        package: packageOf(purl),
        ...worstRating(
          [severity],
          cvss.map(
            (each) => each.cvss4_base_score ?? each.cvss3_base_score ?? each.cvss2_base_score,
          ),
        ),
        fixedIn: fixed ? [fixed] : [],
        path,
        exploited: properties?.cisa_kev_date_added ? true : undefined,
        epss: properties?.epss,
        publishedAt: created,
        title: description.split('\n')[0] ?? '',
        url: source,
      }),
  );
}

/** From the package URL that Inspector gives as the installed version. */
function packageOf(text: string) {
  const [, path = '', version = ''] = /^pkg:[^/]+\/([^@?#]+)(?:@([^?#]+))?/i.exec(text) ?? [];
  const purl = path === '' || decoded(text) === undefined ? undefined : text;
  const whole = decoded(path) || text || 'unknown';
  // The namespace of a system package is the distribution.
  const name = kindOfPurl(purl) === 'os' ? (whole.split('/').at(-1) ?? whole) : whole;
  return { name, version: decoded(version) ?? version, purl, kind: kindOfPurl(purl) };
}
