import { AT, DIGEST } from './documents.ts';

export const trivy = (results: unknown, change: object = {}) => ({
  SchemaVersion: 2,
  Trivy: { Version: '0.70.0' },
  CreatedAt: AT,
  ArtifactName: 'image.tar',
  ArtifactType: 'container_image',
  Metadata: { OS: { Family: 'debian', Name: '13.1' }, ImageID: DIGEST },
  Results: results,
  ...change,
});
export const trivyVulnerability = (change: object = {}) => ({
  VulnerabilityID: 'CVE-2026-0001',
  PkgName: 'qs',
  InstalledVersion: '6.0.0',
  FixedVersion: '6.0.1',
  Severity: 'CRITICAL',
  ...change,
});
export const OS_RESULT = { Class: 'os-pkgs', Packages: [{ Name: 'openssl' }] };
export const LIBRARY_RESULT = { Class: 'lang-pkgs', Packages: [{ Name: 'qs' }] };
