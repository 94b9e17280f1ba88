import type { Revocation } from '../exceptions/exception.ts';
import { exception } from '../test/samples.ts';
import { checkExceptions, type CurrentExceptions } from './check-exceptions.ts';
import { EvidenceError } from './evidence-error.ts';
import { statementOf } from './statement-of.ts';

const NOW = new Date('2026-11-23T12:00:00Z');
const DAY_MS = 86_400_000;
const HASH = 'b'.repeat(64);
const NONE: CurrentExceptions = { exceptions: [], revocations: [], exceptionFiles: [] };
const current = (
  one: CurrentExceptions['exceptions'][number],
  sha256 = HASH,
  revocations: Revocation[] = [],
) => ({ exceptions: [one], revocations, exceptionFiles: [{ file: one.file, sha256 }] });

describe('evidence that rests on an exception', () => {
  const expires = new Date(NOW.getTime() + DAY_MS);
  const statedAt = new Date(NOW.getTime() - DAY_MS);
  const used = [{ file: 'x.json', sha256: HASH, vulnerability: 'CVE-1', expires }];
  const same = exception({ file: 'x.json', vulnerability: 'CVE-1', expires });
  const vex = { ...same, statedAt };
  const later: Revocation = {
    file: 'y.json',
    vulnerability: 'CVE-1',
    packages: [],
    services: undefined,
    environments: undefined,
    status: 'affected',
    statedAt: NOW,
  };
  it.each<[string, CurrentExceptions, string]>([
    ['is unchanged', current(same), 'valid'],
    ['moved to another file', current({ ...same, file: 'z.json' }), 'valid'],
    ['was removed', NONE, 'exception-changed'],
    ['was changed', current(same, 'c'.repeat(64)), 'exception-changed'],
    [
      'names another vulnerability',
      current({ ...same, vulnerability: 'CVE-2' }),
      'exception-changed',
    ],
    ['has expired by now', current({ ...same, expires: NOW }), 'exception-expired'],
    ['is a statement that a later one revokes', current(vex, HASH, [later]), 'exception-revoked'],
    [
      'is a statement that one of the same moment revokes',
      current(vex, HASH, [{ ...later, statedAt }]),
      'exception-revoked',
    ],
    [
      'is a statement later than the one that revokes',
      current(vex, HASH, [{ ...later, statedAt: new Date(statedAt.getTime() - 1) }]),
      'valid',
    ],
    [
      'is revoked for another service only',
      current(vex, HASH, [{ ...later, services: ['orders'] }]),
      'valid',
    ],
    [
      'is revoked under another vulnerability only',
      current(vex, HASH, [{ ...later, vulnerability: 'CVE-2' }]),
      'valid',
    ],
    ['is no statement of VEX, which others do not revoke', current(same, HASH, [later]), 'valid'],
  ])('is invalid if it %s', (_, rules, reason) => {
    const statement = statementOf({
      repository: 'registry.example.com/payments',
      digest: `sha256:${'a'.repeat(64)}`,
      service: 'payments',
      environment: 'production',
      at: NOW,
      policy: { file: 'security/policy.json', sha256: HASH },
      reports: [],
      holdsUntil: expires,
      exceptions: used,
      findings: {},
      version: '1.0.0',
    });
    const check = () => {
      try {
        checkExceptions(statement, rules, NOW);
        return 'valid';
      } catch (error) {
        if (!(error instanceof EvidenceError)) throw error;
        expect(error.message).toContain('The evidence rests on the exception x.json, which');
        return error.reason;
      }
    };
    expect(check()).toBe(reason);
  });
});
