import { NO_COVERAGE } from '../model/coverage.ts';
import type { ScannerReport } from '../model/report.ts';
import { checked, digestOf, distinct, type Format } from './format.ts';
import { snykFinding, snykLicence } from './snyk-finding.ts';
import { snykReport } from './snyk-schema.ts';

/**
 * `snyk container test --json`, of one or several images, with the applications in them. It does not contain its time,
 * so it is not a scan that a policy can require.
 */
export const snykFormat: Format = {
  name: 'Snyk container JSON',
  lists: true,
  matches: (document) =>
    ('vulnerabilities' in document || 'error' in document) &&
    !('bomFormat' in document) &&
    ['dependencyCount', 'docker', 'ignoreSettings', 'licensesPolicy', 'projectName', 'ok'].some(
      (key) => key in document,
    ),
  read(origin, document): ScannerReport {
    const containers = checked(origin, snykReport, document);
    const projects = containers.flatMap((each) => [each, ...(each.applications ?? [])]);
    const issues = projects.flatMap((each) => [
      ...each.vulnerabilities.map((found) => ({ each, found, suppressed: undefined })),
      ...(each.filtered?.ignore ?? []).map((found) => ({
        each,
        found,
        suppressed: 'a .snyk policy ignores it',
      })),
      ...(each.filtered?.patch ?? []).map((found) => ({
        each,
        found,
        suppressed: 'a .snyk policy calls it patched',
      })),
    ]);
    return {
      scanner: 'snyk',
      version: undefined,
      origin,
      images: distinct(containers.map(({ path = '' }) => digestOf(path))),
      completedAt: undefined,
      packages: sum(projects.map(({ dependencyCount }) => dependencyCount)),
      coverage: {
        ...NO_COVERAGE,
        filters: distinct(
          projects.map(({ severityThreshold: floor }) =>
            floor && floor !== 'low' ? `severities below ${floor} (severityThreshold)` : undefined,
          ),
        ),
      },
      findings: issues
        .filter(({ found }) => found.type !== 'license')
        .map(({ each, found, suppressed }) => snykFinding(found, each, suppressed)),
      leftOut: [],
      others: issues
        .filter(({ found }) => found.type === 'license')
        .map(({ found }) => snykLicence(found)),
    };
  },
};

const sum = (counts: readonly (number | undefined)[]) =>
  counts.reduce<number | undefined>(
    (total, count) => (count === undefined ? total : (total ?? 0) + count),
    undefined,
  );
