import { EXCEPTED, IN_GRACE, OPENSSL, SCOPED, TAR, WARNED, ZLIB } from './findings.ts';
import { makeFinding } from './make-finding.ts';
import { decide, makeVerdict } from './make-verdict.ts';

export const blocked = makeVerdict({
  outcome: 'blocked',
  blocks: ['security/exceptions/old.json: has expired on 2026-07-01'],
  warnings: ['grype: the scan is more than a day old'],
  decisions: [
    decide('block', OPENSSL, 'CRITICAL blocks in production'),
    decide('block', TAR, 'HIGH blocks in production'),
    decide('block', SCOPED, 'HIGH blocks in production'),
    decide('block', ZLIB, 'HIGH blocks in production'),
    decide('grace', IN_GRACE, 'HIGH blocks from 2026-07-30 on'),
    decide('except', EXCEPTED, 'security/exceptions/perl.json: never started'),
    decide('warn', WARNED, 'MEDIUM is looked at'),
    decide('count', makeFinding({ id: 'CVE-2026-7007', severity: 'LOW' }), 'LOW is counted'),
  ],
  exceptions: [
    {
      file: 'security/exceptions/perl.json',
      vulnerability: 'CVE-2026-6006',
      owner: 'team-payments',
      ticket: 'SEC-12',
      expires: new Date('2026-08-01T12:00:00Z'),
      findings: 1,
      excused: ['CVE-2026-6006 in perl-base 5.40.1-6'],
    },
  ],
  leftOut: [{ id: 'CVE-2026-8008', package: 'tzdata', reason: 'trivy: status will_not_fix' }],
  others: [
    {
      kind: 'licence',
      id: 'AGPL-3.0',
      target: 'left-pad',
      severity: 'CRITICAL',
      title: 'category forbidden',
    },
  ],
});
