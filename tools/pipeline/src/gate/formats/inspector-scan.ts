import * as z from 'zod';
import { NO_COVERAGE } from '../model/coverage.ts';
import { ReportError, type ScannerReport } from '../model/report.ts';
import { cycloneDxReport } from './cyclonedx.ts';
import type { CycloneDx } from './cyclonedx-schema.ts';
import { checked, type Format } from './format.ts';
import { inspectorScanFindings } from './inspector-scan-finding.ts';
import { cycloneDxFormat, inspectorScanResponse, ownFormat } from './inspector-scan-schema.ts';

/** `aws inspector-scan scan-sbom`, in both output formats: about a bill of materials, not an image. */
export const inspectorScanFormat: Format = {
  name: 'Inspector (scan-sbom)',
  matches: (document) =>
    !('bomFormat' in document) && (isObject(document['sbom']) || isObject(document['inspector'])),
  read(origin, document): ScannerReport {
    const { sbom, inspector } = checked(origin, inspectorScanResponse, document);
    if (sbom?.bomFormat !== undefined) {
      const wrapped = checked(origin, z.looseObject({ sbom: cycloneDxFormat }), document).sbom;
      const whole: CycloneDx = { ...wrapped, vulnerabilities: wrapped.vulnerabilities ?? [] };
      const listed = (wrapped.metadata?.properties ?? [])
        .filter(({ name }) => /:sbom_scanner:\w+_vulnerabilities$/.test(name))
        .map(({ value }) => Number(value));
      checkCount(origin, listed, whole.vulnerabilities.length);
      return { ...cycloneDxReport(origin, whole), scanner: 'inspector-sbom' };
    }
    const shape = inspector
      ? z.looseObject({ inspector: ownFormat }).transform((given) => given.inspector)
      : sbom?.inspector
        ? z
            .looseObject({ sbom: z.looseObject({ inspector: ownFormat }) })
            .transform((given) => given.sbom.inspector)
        : z.looseObject({ sbom: ownFormat }).transform((given) => given.sbom);
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
      findings: (vulnerabilities ?? []).flatMap(inspectorScanFindings),
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
