import type { ErrorPages } from '../error-page.ts';

/** Errors of the gate: verdicts, the policy, exceptions, and scanner reports. */
export const GATE = {
  'GH-GATE-001': {
    title: 'A finding blocks the image',
    cause:
      'A vulnerability, a secret or a misconfiguration violates the policy of this environment.',
    fix: 'Upgrade the package to a fixed version and build again. `gatehouse explain CVE` shows rule by rule why it blocks. If there is no fix, request an exception: `gatehouse exception new CVE`.',
  },
  'GH-GATE-002': {
    title: 'A rule other than a finding blocks the image',
    cause:
      'For example: an exception has expired, is invalid, or was revoked, or too many findings only warn.',
    fix: 'Follow the lines under "blocked". Renew an exception only if its reason still holds; a new review is required.',
  },
  'GH-GATE-003': {
    title: 'The gate lacks evidence, so it blocks',
    cause:
      'A required scan is missing, is about another image, is too old, did not look at everything, or used an old database.',
    fix: 'Scan this digest again with the scanners that the policy requires, and pass the reports with `--report` or `--ecr`. Never loosen the policy to get a release out.',
  },
  'GH-GATE-004': {
    title: 'The image does not belong to the service',
    cause: 'The repository of `--image` does not end with the name of `--service`.',
    fix: 'Pass the image that the job `container` of this service printed.',
  },
  'GH-GATE-005': {
    title: 'The image reference is invalid',
    cause:
      'An image is named by its digest: REPOSITORY@sha256:DIGEST. A tag can be moved after the check.',
    fix: 'Copy the reference from the output of `nx container NAME --push`, or look up the digest of the tag in the registry.',
  },
  'GH-GATE-006': {
    title: 'The gate itself failed',
    cause:
      'An error occurred that the gate does not know. It decided nothing, so the image is blocked.',
    fix: 'Run it again. If the error remains, report it with the output of `--format json`.',
  },
  'GH-GATE-007': {
    title: 'The record of first-seen dates cannot be used',
    cause:
      'The file or object that stores when findings were first seen is damaged, too large, or of another service.',
    fix: 'Restore the previous version of the object (the bucket is versioned), or remove it: the gate then counts from the publication of each finding.',
  },
  'GH-GATE-008': {
    title: 'The manifest of the image in ECR cannot be used',
    cause:
      'It does not match its digest, has no image for a platform, or is neither an image nor an index.',
    fix: 'Build and push the image again: `nx container NAME --push`. If the digest does not match, treat it as an attack.',
  },
  'GH-POLICY-001': {
    title: 'The policy is invalid',
    cause:
      'security/policy.json breaks its schema or contradicts itself. The message has a line for each problem.',
    fix: 'Fix the lines and run `gatehouse policy check`. An editor shows the same problems from the JSON schema.',
  },
  'GH-POLICY-002': {
    title: 'The policy does not cover the environment',
    cause: '"environments" of the policy has no entry of this name.',
    fix: 'Add the entry, or let "gate" of the environment in gatehouse.json name an existing one.',
  },
  'GH-POLICY-003': {
    title: 'There is no policy, or there are two',
    cause:
      'The file of `--policy` (default: security/policy.json) does not exist, or policy.json and policy.jsonc exist side by side.',
    fix: 'Restore the file from Git, or remove one of the two.',
  },
  'GH-POLICY-004': {
    title: 'An exception is invalid',
    cause:
      'A file in security/exceptions breaks its schema, ends before it begins, or lasts longer than the policy allows.',
    fix: 'Fix the lines of the message. `gatehouse exception new` drafts a valid file.',
  },
  'GH-POLICY-005': {
    title: 'The exceptions cannot be read',
    cause: 'The folder of `--exceptions` cannot be listed.',
    fix: 'Check the path and its permissions. The gate never decides without exceptions, because a revocation may be among them.',
  },
  'GH-POLICY-006': {
    title: 'A VEX document is invalid',
    cause: 'An OpenVEX document in the folder of exceptions lacks a field or has a wrong value.',
    fix: 'Compare it with https://github.com/openvex/spec and fix the fields that the message names.',
  },
  'GH-POLICY-007': {
    title: 'A package pattern or version range is invalid',
    cause: 'It is not a package URL, or not a range such as `vers:npm/>=1.0.0|<1.2.3`.',
    fix: 'Write `pkg:TYPE/NAME` with either a version or a range: https://github.com/package-url/vers-spec.',
  },
  'GH-POLICY-008': {
    title: 'The exception cannot be drafted',
    cause:
      'The finding has several versions without package URLs, or the result would break a rule of the policy.',
    fix: 'Write one exception for each package by hand, after the example in security/exceptions/README.md.',
  },
  'GH-POLICY-009': {
    title: 'The vulnerability is in none of the reports',
    cause:
      'No report of `--report` lists a finding of this id. An exception for nothing would hide a later finding.',
    fix: 'Use the id under which the gate lists the finding, and pass the report that contains it.',
  },
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
} as const satisfies ErrorPages<'GATE' | 'POLICY' | 'REPORT'>;
