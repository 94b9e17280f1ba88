import { makeFinding, rating } from './make-finding.ts';

export const library = (name: string, version: string) => ({
  package: { name, version, kind: 'library', purl: `pkg:npm/${name}@${version}` } as const,
  layer: 'service' as const,
  paths: [`app/node_modules/${name}/package.json`],
});

export const OPENSSL = makeFinding({
  id: 'CVE-2026-1001',
  severity: 'CRITICAL',
  fixedIn: ['3.5.1-1+deb13u1'],
  ratings: [rating('grype', 'MEDIUM'), rating('trivy', 'CRITICAL')],
  exploited: true,
  epss: 0.942,
  paths: ['var/lib/dpkg/status.d/libssl3t64'],
  title: 'openssl: out-of-bounds write in the handshake',
});
export const TAR = makeFinding({
  id: 'CVE-2026-2002',
  aliases: ['CVE-2026-2002', 'GHSA-aaaa-bbbb-cccc'],
  ...library('tar', '7.4.0'),
  fixedIn: ['6.2.2', '7.4.4', '8.0.0'],
  inBundle: true,
  epss: 0.011,
  title: 'tar: files are written outside of the folder',
});
export const SCOPED = makeFinding({
  id: 'CVE-2026-2003',
  ...library('@fastify/static', '8.0.1'),
  fixedIn: ['8.0.3'],
  inBundle: false,
  ratings: [
    { scanner: 'inspector', word: 'UNTRIAGED', severity: 'CRITICAL', known: false },
    rating('trivy', 'HIGH'),
  ],
});
export const ZLIB = makeFinding({
  id: 'CVE-2026-3003',
  suppressed: ['an ignore rule of Grype: accepted'],
  package: { name: 'zlib1g', version: '1:1.3.1' },
});
export const WARNED = makeFinding({
  id: 'CVE-2026-4004',
  severity: 'MEDIUM',
  ...library('qs', '6.13.0'),
});
export const IN_GRACE = makeFinding({
  id: 'CVE-2026-5005',
  fixedIn: ['2.41-12'],
  package: { name: 'libc6', version: '2.41-11' },
});
export const EXCEPTED = makeFinding({
  id: 'CVE-2026-6006',
  package: { name: 'perl-base', version: '5.40.1-6' },
});
