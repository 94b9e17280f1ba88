import type { ErrorPages } from '../error-page.ts';

/** Errors of scanner reports. */
export const REPORTS = {
  'GH-REPORT-001': {
    title: 'A report cannot be read',
    cause:
      'The file is missing, empty, too large, not a regular file, or changed while it was read.',
    fix: 'Run the scanner again and pass the file that it wrote.',
  },
  'GH-REPORT-002': {
    title: 'The format of a report is not known',
    cause:
      'The file is not JSON, or matches no format, or matches several. An error page of a proxy often causes this.',
    fix: 'Let the scanner write JSON: Trivy, Grype, SARIF, ECR, Inspector, GitLab or CycloneDX. docs/gate.md lists the options.',
  },
  'GH-REPORT-003': {
    title: 'A report is incomplete',
    cause:
      'The scan failed, the file is one page of several, a list is missing, or its counts contradict its findings.',
    fix: 'Run the scan again to its end, and pass all pages in one document. The gate never guesses what is missing.',
  },
  'GH-REPORT-004': {
    title: 'The scan of ECR cannot be used',
    cause:
      'Scanning is off or limited for the repository, the scan failed or did not finish in time, or ECR cannot scan this image.',
    fix: 'Check the scanning configuration of the registry (`gatehouse doctor`), then run the gate again. A longer `--timeout` helps if the scan is only slow.',
  },
  'GH-REPORT-005': {
    title: 'The bill of materials is not of this image',
    cause:
      'The CycloneDX document names another service or digest, or lacks what connects it with the image.',
    fix: 'Pass the file that `nx container NAME --sbom-file=FILE` wrote for this digest.',
  },
  'GH-REPORT-006': {
    title: 'A list of threats is invalid',
    cause: 'The file of `--kev` or `--epss` is damaged, incomplete or in another format.',
    fix: 'Download it again: the catalogue from https://www.cisa.gov/kev, the scores from https://www.first.org/epss.',
  },
  'GH-REPORT-007': {
    title: 'A report contradicts its format',
    cause:
      'A field that the format requires is missing, or has a value that the format does not allow.',
    fix: 'Upgrade the scanner, or pin the last version that worked. Report the difference: scanners change their formats.',
  },
} as const satisfies ErrorPages<'REPORT'>;
