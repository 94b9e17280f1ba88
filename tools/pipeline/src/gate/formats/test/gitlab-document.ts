import { DIGEST } from './documents.ts';

export const gitLab = (vulnerability: object, scan: object = {}) => ({
  version: '15.0.7',
  scan: {
    analyzer: { id: 'gcs', name: 'GitLab Container Scanning', version: '7.0.0' },
    scanner: { id: 'trivy', name: 'Trivy', version: '0.70.0' },
    type: 'container_scanning',
    start_time: '2026-11-23T09:59:00',
    end_time: '2026-11-23T10:00:00',
    status: 'success',
    ...scan,
  },
  vulnerabilities: [
    {
      id: '1',
      severity: 'Critical',
      solution: 'Upgrade qs from 6.0.0 to 6.0.1',
      location: {
        dependency: { package: { name: 'qs' }, version: '6.0.0' },
        operating_system: 'debian 13.1',
        image: `registry.example.com/payments@${DIGEST}`,
      },
      identifiers: [
        { type: 'cve', name: 'CVE-2026-0001', value: 'CVE-2026-0001', url: 'https://example.com' },
      ],
      ...vulnerability,
    },
  ],
});
