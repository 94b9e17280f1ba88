import type { ErrorPages } from '../error-page.ts';

/** Errors of the gate and its verdicts. */
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
} as const satisfies ErrorPages<'GATE'>;
