import * as fc from 'fast-check';
import type { Exception } from '../exceptions/exception.ts';
import type { ReportedFinding, ScannerReport } from '../model/report.ts';
import { SEVERITIES } from '../model/severity.ts';
import { daysAgo, exception, report, reported } from './samples.ts';

/** Findings of few packages and names, so that many of them meet. */
export const anyReported: fc.Arbitrary<ReportedFinding> = fc
  .record({
    ids: fc.uniqueArray(fc.constantFrom('CVE-1', 'CVE-2', 'GHSA-1', 'GHSA-2', 'ALAS-1'), {
      minLength: 1,
      maxLength: 3,
    }),
    name: fc.constantFrom('qs', 'express', 'openssl'),
    kind: fc.constantFrom('os' as const, 'library' as const, undefined),
    severity: fc.constantFrom(...SEVERITIES, 'UNTRIAGED', ''),
    fixed: fc.boolean(),
    exploited: fc.constantFrom(true, false, undefined),
    age: fc.option(fc.integer({ min: -5, max: 100 }), { nil: undefined }),
  })
  .map(({ ids: [id = '', ...aliases], name, kind, severity, fixed, exploited, age }) =>
    reported({
      id,
      aliases,
      package: { name, version: '1', purl: undefined, kind, source: undefined },
      severity,
      fixedIn: fixed ? ['2'] : [],
      exploited,
      publishedAt: age === undefined ? undefined : daysAgo(age),
    }),
  );

export const anyReport: fc.Arbitrary<ScannerReport> = fc
  .record({
    scanner: fc.constantFrom('trivy', 'grype', 'inspector'),
    findings: fc.array(anyReported, { maxLength: 8 }),
  })
  .map(({ scanner, findings }) => report(findings, { scanner, origin: `${scanner}.json` }));

export const anyException: fc.Arbitrary<Exception> = fc
  .record({
    vulnerability: fc.constantFrom('CVE-1', 'CVE-2', 'GHSA-1'),
    packages: fc.uniqueArray(fc.constantFrom('qs', 'express', 'openssl'), { minLength: 1 }),
  })
  .map((change) => exception(change));
