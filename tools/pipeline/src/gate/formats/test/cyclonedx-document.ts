import { AT, DIGEST } from './documents.ts';

export const cycloneDx = (vulnerabilities: unknown, change: object = {}) => ({
  bomFormat: 'CycloneDX',
  specVersion: '1.6',
  metadata: {
    timestamp: AT,
    tools: { components: [{ name: 'grype', version: '0.110.0' }] },
    component: { type: 'container', name: 'payments', version: DIGEST },
  },
  components: [
    { 'bom-ref': 'r1', name: 'qs', version: '6.0.0', purl: 'pkg:npm/qs@6.0.0' },
    { 'bom-ref': 'r2', name: 'openssl', version: '3', purl: 'pkg:deb/debian/openssl@3' },
  ],
  vulnerabilities,
  ...change,
});
export const cycloneDxVulnerability = (change: object = {}) => ({
  id: 'CVE-2026-0001',
  ratings: [{ severity: 'critical', score: 9.8, method: 'CVSSv31' }],
  affects: [{ ref: 'r1' }],
  ...change,
});
