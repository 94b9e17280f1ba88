import { DIGEST } from './documents.ts';

export const snykIssue = (change: object = {}) => ({
  id: 'SNYK-JS-QS-1',
  title: 'Prototype pollution',
  severity: 'critical',
  cvssScore: 9.8,
  identifiers: { CVE: ['CVE-2026-0001'], CWE: ['CWE-1321'] },
  packageName: 'qs',
  version: '6.0.0',
  fixedIn: ['6.0.1'],
  publicationTime: '2026-11-01T00:00:00.123456Z',
  ...change,
});
export const snyk = (vulnerabilities: object[], change: object = {}) => ({
  vulnerabilities,
  ok: vulnerabilities.length === 0,
  dependencyCount: 40,
  packageManager: 'npm',
  path: `registry.example.com/payments@${DIGEST}`,
  ...change,
});
