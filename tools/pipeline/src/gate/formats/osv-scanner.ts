import { NO_COVERAGE } from '../model/coverage.ts';
import type { OtherResult, ScannerReport } from '../model/report.ts';
import { checked, type Format } from './format.ts';
import { osvFinding } from './osv-finding.ts';
import { osvReport } from './osv-schema.ts';

/** `osv-scanner scan --format json`, versions 1 and 2. It contains neither the image nor the time. */
export const osvScannerFormat: Format = {
  name: 'OSV-Scanner JSON',
  matches: (document) =>
    'results' in document && !('runs' in document) && !('SchemaVersion' in document),
  read(origin, document): ScannerReport {
    const { results, image_metadata: image } = checked(origin, osvReport, document);
    const packages = (results ?? []).flatMap((result) =>
      (result.packages ?? []).map((each) => ({ from: result.source, each })),
    );
    return {
      scanner: 'osv-scanner',
      version: undefined,
      origin,
      images: [],
      completedAt: undefined,
      // Packages without a finding are not listed.
      packages: undefined,
      coverage: {
        ...NO_COVERAGE,
        operatingSystem: image?.os ? { name: image.os, endOfLife: undefined } : undefined,
      },
      findings: packages.flatMap(({ from, each }) =>
        (each.vulnerabilities ?? []).map((found) => osvFinding(found, each, from)),
      ),
      leftOut: [],
      others: packages.flatMap(({ each }) =>
        (each.license_violations ?? []).map((licence): OtherResult => ({
          kind: 'licence',
          id: licence,
          target: each.package.name,
          severity: '',
          title: 'is not on the list of allowed licences',
        })),
      ),
    };
  },
};
