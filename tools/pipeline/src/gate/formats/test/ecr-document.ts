import { AT, DIGEST } from './documents.ts';

export const inspectorFinding = (change: object = {}, details: object = {}) => ({
  type: 'PACKAGE_VULNERABILITY',
  severity: 'CRITICAL',
  status: 'ACTIVE',
  title: 'CVE-2026-0001 - qs',
  lastObservedAt: AT,
  packageVulnerabilityDetails: {
    vulnerabilityId: 'CVE-2026-0001',
    vulnerablePackages: [{ name: 'qs', version: '6.0.0', packageManager: 'NODEPKG' }],
    ...details,
  },
  resources: [
    {
      type: 'AWS_ECR_CONTAINER_IMAGE',
      details: { awsEcrContainerImage: { imageHash: DIGEST } },
    },
  ],
  ...change,
});
export const enhanced = (findings: object[]) => ({
  imageId: { imageDigest: DIGEST },
  imageScanStatus: { status: 'ACTIVE' },
  imageScanFindings: { imageScanCompletedAt: AT, enhancedFindings: findings },
});
export const basic = (finding: object, change: object = {}) => ({
  imageId: { imageDigest: DIGEST },
  imageScanStatus: { status: 'COMPLETE' },
  imageScanFindings: {
    imageScanCompletedAt: AT,
    findings: [{ name: 'CVE-2026-0001', severity: 'CRITICAL', ...finding }],
    ...change,
  },
});
