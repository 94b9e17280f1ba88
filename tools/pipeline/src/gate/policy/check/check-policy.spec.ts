import { POLICY } from '../../test/samples.ts';
import { readPolicy } from '../read-policy.ts';
import { checkPolicy } from './check-policy.ts';
import type { KnownNames } from './check.ts';

const KNOWN: KnownNames = {
  services: ['payments'],
  environments: ['staging', 'production'],
  policyNames: ['staging', 'production'],
};
const ENVIRONMENTS = { staging: {}, production: {} };
const check = (change: object, known = KNOWN) => {
  const text = JSON.stringify({ ...POLICY, environments: ENVIRONMENTS, ...change });
  return checkPolicy('policy.json', readPolicy('policy.json', text), known);
};
const severities = (change: object) => ({ severities: { ...POLICY.severities, ...change } });
const COUNTED = Object.fromEntries(
  Object.keys(POLICY.severities).map((severity) => [severity, { action: 'count' }]),
);

describe('the check of a policy', () => {
  it('finds no problem in a sensible one', () => {
    expect(check({})).toEqual({ errors: [], warnings: [] });
  });

  it.each<[string, object, string]>([
    ['every action is "count"', severities(COUNTED), 'policy.json: severities: every action'],
    [
      'every action is "count" in one environment',
      { environments: { ...ENVIRONMENTS, staging: { severities: COUNTED } } },
      'policy.json: environments.staging.severities: every action',
    ],
    [
      'a word is mapped below itself',
      { severityWords: { CRITICAL: 'LOW' } },
      'severityWords.CRITICAL: has no effect: the word is known and means CRITICAL, not LOW',
    ],
    [
      'a word of another scanner is mapped below itself',
      { severityWords: { IMPORTANT: 'NEGLIGIBLE' } },
      'severityWords.IMPORTANT: has no effect: the word is known and means HIGH',
    ],
    [
      'a scanner is misspelt',
      { requiredScanners: [['trivvy']] },
      'requiredScanners: "trivvy" is no known scanner; did you mean "trivy"?',
    ],
    [
      'a preferred scanner is misspelt',
      { preferScanner: 'gripe' },
      'preferScanner: "gripe" is no known scanner; did you mean "grype"?',
    ],
    [
      'a scanner is listed twice',
      { requiredScanners: [['trivy', 'trivy']] },
      'requiredScanners.0: lists "trivy" twice',
    ],
    [
      'two choices are the same',
      {
        requiredScanners: [
          ['trivy', 'grype'],
          ['grype', 'trivy'],
        ],
      },
      'requiredScanners.1: asks for the same as requiredScanners.0',
    ],
    [
      'a scanner must cover what it cannot see',
      { requiredScanners: [[{ scanner: 'ecr-basic', covers: ['library'] }]] },
      'requiredScanners: "ecr-basic" can never cover "library"',
    ],
    [
      'an environment is missing',
      { environments: { staging: {}, prodution: {} } },
      'environments: has no "production", which gatehouse.json has; did you mean "prodution"?',
    ],
  ])('is an error if %s', (_, change, message) => {
    expect(check(change).errors.join('\n')).toContain(message);
  });

  it.each<[string, object, string]>([
    [
      'a ticket is asked for of what blocks anyway',
      severities({ CRITICAL: { action: 'block', ticketWithin: 30 } }),
      'severities.CRITICAL.ticketWithin: has no effect',
    ],
    [
      'grace is longer with a fix',
      severities({ HIGH: { action: 'block', grace: { fixed: 20, unfixed: 3 } } }),
      'severities.HIGH.grace: is longer where there is a fix',
    ],
    [
      'grace is none',
      severities({ HIGH: { action: 'block', grace: { fixed: 0 } } }),
      'severities.HIGH.grace: gives no day at all',
    ],
    [
      'nothing blocks',
      severities({
        CRITICAL: { action: 'warn' },
        HIGH: { action: 'warn' },
      }),
      'severities: no action is "block"',
    ],
    [
      'a choice of scanners has a narrower one beside it',
      { requiredScanners: [['trivy', 'grype'], ['trivy']] },
      'requiredScanners.0: has no effect beside requiredScanners.1',
    ],
    [
      'a scanner is not known',
      { requiredScanners: [['trivy'], ['company-scanner']] },
      '"company-scanner" is not known to prove what it looked up',
    ],
    [
      'the preferred scanner is not required',
      { preferScanner: 'inspector' },
      'preferScanner: "inspector" is not required',
    ],
    [
      'an environment is of no use',
      { environments: { ...ENVIRONMENTS, stagin: {} } },
      'environments.stagin: no environment of gatehouse.json goes by it; did you mean "staging"?',
    ],
  ])('is a warning if %s', (_, change, message) => {
    const { errors, warnings } = check(change);
    expect(errors).toEqual([]);
    expect(warnings.join('\n')).toContain(message);
  });

  it('requires no names without a workspace', () => {
    const known = { services: undefined, environments: ['x'], policyNames: undefined };
    expect(check({ environments: { anything: {} } }, known)).toEqual({ errors: [], warnings: [] });
  });
});
