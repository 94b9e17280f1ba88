/** What `aws inspector-scan scan-sbom --output-format INSPECTOR` prints. */
export const inspectorScan = (vulnerability: object, change: object = {}) => ({
  sbom: {
    vulnerability_count: { critical: 1 },
    vulnerabilities: [
      {
        id: 'CVE-2026-0001',
        severity: 'critical',
        affects: [
          {
            installed_version: 'pkg:npm/qs@6.0.0',
            fixed_version: '6.0.1',
            path: 'app/package-lock.json',
          },
        ],
        ...vulnerability,
      },
    ],
    ...change,
  },
});
