import { day, DIGEST, now } from './command-world.ts';

/** As `trivy image --format json` prints it. */
export const report = (Class: string, Type: string, found: object[], OS?: object) => ({
  SchemaVersion: 2,
  Trivy: { Version: '0.70.0' },
  CreatedAt: now(),
  ArtifactName: 'image.tar',
  ArtifactType: 'container_image',
  Metadata: { ImageID: DIGEST, OS },
  Results: [
    {
      Target: Class === 'os-pkgs' ? 'image.tar' : 'Node.js',
      Class,
      Type,
      Packages: [{ Name: 'x', Version: '1.0.0' }],
      Vulnerabilities: found.length > 0 ? found : undefined,
    },
  ],
});
/** A CRITICAL finding in an npm package of the application. */
export const QS = {
  VulnerabilityID: 'CVE-2026-2001',
  PkgName: 'qs',
  PkgPath: 'app/node_modules/qs/package.json',
  PkgIdentifier: { PURL: 'pkg:npm/qs@5.0.0' },
  InstalledVersion: '5.0.0',
  FixedVersion: '6.0.1',
  Severity: 'CRITICAL',
};
export const qsReport = () => report('lang-pkgs', 'node-pkg', [QS]);
export const exception = (change: object = {}) => ({
  vulnerability: 'CVE-2026-2001',
  packages: ['pkg:npm/qs'],
  services: ['api-service'],
  reason: 'The code in question is not reachable from our routes',
  owner: 'team-users',
  ticket: 'SEC-1',
  created: day(0),
  expires: day(30),
  ...change,
});
export const openVex = (...statements: object[]) => ({
  '@context': 'https://openvex.dev/ns/v0.2.0',
  '@id': 'https://example.com/vex/1',
  author: 'security@example.com',
  timestamp: now(),
  version: 1,
  statements: statements.map((each) => ({ vulnerability: { name: 'CVE-2026-2001' }, ...each })),
});
export const product = (image: string, part: string) => ({
  '@id': `pkg:oci/${image}`,
  subcomponents: [{ '@id': part }],
});
export const reachable = {
  status: 'not_affected',
  justification: 'vulnerable_code_not_in_execute_path',
};
