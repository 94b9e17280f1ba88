import { execFileSync, spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const root = join(import.meta.dirname, '../../../..');
const bin = join(root, 'tools/pipeline/bin/gatehouse.js');
const DIGEST = `sha256:${'a'.repeat(64)}`;
const REPOSITORY = '000000000000.dkr.ecr.eu-central-1.amazonaws.com/api-service';
const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const now = () => new Date().toISOString();
let folder: string;
/** The workspace’s own settings and policy, with one environment that is local. */
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gatehouse-cases-'));
  mkdirSync(join(folder, 'security/exceptions'), { recursive: true });
  cpSync(join(root, 'security/policy.json'), join(folder, 'security/policy.json'));
  const place = { account: '111111111111', region: 'eu-west-1', cluster: 'c' };
  write('gatehouse.json', {
    organisation: 'acme',
    repository: 'services',
    registry: { account: '000000000000', region: 'eu-central-1' },
    environments: {
      development: { ...place, domain: 'development.example' },
      laptop: {
        ...place,
        region: 'eu-west-2',
        domain: 'laptop.example',
        local: true,
        gate: 'development',
      },
    },
  });
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(file: string, content: object): void {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), JSON.stringify(content));
}
function gatehouse(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, ...args], {
    cwd: folder,
    encoding: 'utf8',
    timeout: 25_000,
    env: { PATH: process.env['PATH'], NO_COLOR: '1' },
  });
  return { status, stdout, stderr };
}
const about = (environment: string, image = `${REPOSITORY}@${DIGEST}`) => [
  ...['--service', 'api-service', '--environment', environment, '--image', image],
];
const gate = (environment = 'development', ...more: string[]) =>
  gatehouse('gate', ...about(environment), '--report', 'report.json', ...more);

const report = (Class: string, Type: string, found: object[], OS?: object) => ({
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
const QS = {
  VulnerabilityID: 'CVE-2026-2001',
  PkgName: 'qs',
  PkgPath: 'app/node_modules/qs/package.json',
  PkgIdentifier: { PURL: 'pkg:npm/qs@5.0.0' },
  InstalledVersion: '5.0.0',
  FixedVersion: '6.0.1',
  Severity: 'CRITICAL',
};
const qsReport = () => report('lang-pkgs', 'node-pkg', [QS]);
const exception = (change: object = {}) => ({
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
const openVex = (...statements: object[]) => ({
  '@context': 'https://openvex.dev/ns/v0.2.0',
  '@id': 'https://example.com/vex/1',
  author: 'security@example.com',
  timestamp: now(),
  version: 1,
  statements: statements.map((each) => ({ vulnerability: { name: 'CVE-2026-2001' }, ...each })),
});
const product = (image: string, part: string) => ({
  '@id': `pkg:oci/${image}`,
  subcomponents: [{ '@id': part }],
});
const reachable = { status: 'not_affected', justification: 'vulnerable_code_not_in_execute_path' };

describe('the gate', () => {
  it.each<[string, () => void, string]>([
    [
      'two CVEs of one advisory, of which one is excused',
      () => {
        const found = (id: string, Severity: string) => ({
          ...{
            VulnerabilityID: id,
            VendorIDs: ['RHSA-2026:0001'],
            PkgName: 'openssl-libs',
            Severity,
          },
          ...{ InstalledVersion: '1:3.0.7-1.el9', FixedVersion: '1:3.0.7-2.el9' },
        });
        const OS = { Family: 'redhat', Name: '9.4' };
        const both = [found('CVE-2026-1001', 'HIGH'), found('CVE-2026-1002', 'CRITICAL')];
        write('report.json', report('os-pkgs', 'redhat', both, OS));
        const packages = ['openssl-libs'];
        write(
          'security/exceptions/a.json',
          exception({ vulnerability: 'CVE-2026-1001', packages }),
        );
      },
      'CRITICAL  CVE-2026-1002',
    ],
    [
      'a statement about another version',
      () =>
        write(
          'security/exceptions/a.json',
          openVex({ products: [product('api-service', 'pkg:npm/qs@6.0.1')], status: 'fixed' }),
        ),
      'CRITICAL  CVE-2026-2001',
    ],
    [
      'a statement that a later one revokes',
      () => {
        const products = [product('api-service', 'pkg:npm/qs@5.0.0')];
        const at = (days: number) => ({ products, timestamp: `${day(days)}T00:00:00Z` });
        write(
          'security/exceptions/a.json',
          openVex({ ...at(-20), ...reachable }, { ...at(-2), status: 'affected' }),
        );
      },
      'is revoked by security/exceptions/a.json, which says "affected"',
    ],
    [
      'a statement about the package in another service',
      () => {
        const products = [
          product('api-service', 'pkg:npm/tar@7.0.0'),
          product('notification-service', 'pkg:npm/qs@5.0.0'),
        ];
        write('security/exceptions/a.json', openVex({ products, ...reachable }));
      },
      'CRITICAL  CVE-2026-2001',
    ],
    [
      'a statement about another ecosystem',
      () => {
        const curl = { ...QS, PkgName: 'curl', PkgPath: undefined, InstalledVersion: '8.14.1-2' };
        const PkgIdentifier = { PURL: 'pkg:deb/debian/curl@8.14.1-2' };
        write(
          'report.json',
          report('os-pkgs', 'debian', [{ ...curl, PkgIdentifier }], {
            Family: 'debian',
            Name: '13.1',
          }),
        );
        write(
          'security/exceptions/a.json',
          openVex({ products: [product('api-service', 'pkg:npm/curl@0.1.4')], ...reachable }),
        );
      },
      'CRITICAL  CVE-2026-2001',
    ],
    [
      'a package of the base image that the bill of materials has outside of the bundle',
      () => {
        const PkgPath = 'usr/local/lib/node_modules/npm/node_modules/tar/package.json';
        write(
          'report.json',
          report('lang-pkgs', 'node-pkg', [
            { ...QS, PkgName: 'tar', InstalledVersion: '6.1.0', PkgIdentifier: undefined, PkgPath },
          ]),
        );
      },
      'CRITICAL  CVE-2026-2001  tar 6.1.0',
    ],
    [
      'a MEDIUM of long ago without a ticket, and says why',
      () => {
        const old = { ...QS, Severity: 'MEDIUM', PublishedDate: '2019-01-01T00:00:00Z' };
        write('report.json', report('lang-pkgs', 'node-pkg', [old]));
      },
      '(published on 2019-01-01), 30 are allowed without a ticket; there is no record',
    ],
  ])('blocks %s', (_, arrange, line) => {
    write('report.json', qsReport());
    write('sbom.json', {
      bomFormat: 'CycloneDX',
      specVersion: '1.6',
      version: 1,
      components: [
        {
          type: 'library',
          name: 'tar',
          version: '6.1.0',
          properties: [{ name: 'gatehouse:in-bundle', value: 'false' }],
        },
      ],
    });
    arrange();
    const { status, stdout } = gate('development', '--sbom', 'sbom.json');
    expect([status, stdout]).toEqual([1, expect.stringContaining(line)]);
  });

  it('is not blocked by a VEX document about a bill of materials that it does not know', () => {
    write('report.json', report('lang-pkgs', 'node-pkg', []));
    write('security/exceptions/a.json', {
      bomFormat: 'CycloneDX',
      specVersion: '1.6',
      version: 1,
      metadata: { timestamp: now() },
      vulnerabilities: [
        {
          id: 'CVE-2026-2001',
          analysis: { state: 'not_affected', justification: 'code_not_reachable' },
          affects: [{ ref: 'urn:cdx:00000000-0000-4000-8000-000000000001/1#pkg:npm/qs@5.0.0' }],
        },
      ],
    });
    expect(gate()).toMatchObject({ status: 0, stderr: '' });
  });

  it('takes a bill of materials that is bound to the image, and names it in the evidence', () => {
    write('report.json', qsReport());
    write('sbom.json', {
      bomFormat: 'CycloneDX',
      metadata: { component: { name: 'api-service', purl: `pkg:oci/api-service@${DIGEST}` } },
      components: [
        {
          name: 'qs',
          purl: 'pkg:npm/qs@5.0.0',
          properties: [{ name: 'gatehouse:in-bundle', value: 'false' }],
        },
      ],
    });
    expect(gate('laptop', '--sbom', 'sbom.json', '--evidence', 'e.json').status).toBe(0);
    const { payload } = JSON.parse(readFileSync(join(folder, 'e.json'), 'utf8')) as {
      payload: string;
    };
    const { predicate } = JSON.parse(Buffer.from(payload, 'base64').toString()) as {
      predicate: { inputAttestations: { uri: string }[]; verifier: { version: object } };
    };
    expect(predicate.inputAttestations.map(({ uri }) => uri)).toEqual(['report.json', 'sbom.json']);
    const { version } = JSON.parse(
      readFileSync(join(root, 'tools/pipeline/package.json'), 'utf8'),
    ) as { version: string };
    expect(predicate.verifier.version).toEqual({ gatehouse: version });
  });

  it.each<[string, (path: string) => void, string]>([
    ['a pipe', (path) => void execFileSync('mkfifo', [path]), 'is not a regular file'],
    ['a folder', (path) => mkdirSync(path), 'is not a regular file'],
    ['empty', (path) => writeFileSync(path, ''), 'is empty'],
    ['missing', () => undefined, 'does not exist'],
  ])('does not wait for a bill of materials that is %s', (_, make, problem) => {
    write('report.json', report('lang-pkgs', 'node-pkg', []));
    make(join(folder, 'sbom.json'));
    const { status, stdout } = gate('development', '--sbom', 'sbom.json');
    expect([status, stdout]).toEqual([2, expect.stringContaining(`sbom.json: ${problem}`)]);
  });

  it('does not wait for a device', () => {
    write('report.json', report('lang-pkgs', 'node-pkg', []));
    const { status, stdout } = gate('development', '--sbom', '/dev/zero');
    expect([status, stdout]).toEqual([
      2,
      expect.stringContaining('/dev/zero: is not a regular file'),
    ]);
  });
});

describe('evidence that rests on an exception', () => {
  const verify = (image?: string) =>
    gatehouse('gate', 'verify', 'e.json', ...about('laptop', image));

  it('counts while the exception is as it was, and for this repository', () => {
    write('report.json', qsReport());
    write('security/exceptions/a.json', exception());
    expect(gate('laptop', '--evidence', 'e.json').status).toBe(0);
    expect(verify()).toMatchObject({ status: 0 });
    const elsewhere = verify(
      `111111111111.dkr.ecr.eu-central-1.amazonaws.com/api-service@${DIGEST}`,
    );
    expect([elsewhere.status, elsewhere.stdout]).toEqual([
      1,
      expect.stringContaining('(wrong-repository)'),
    ]);
    write('security/exceptions/a.json', exception({ environments: ['development'] }));
    expect(verify()).toMatchObject({
      status: 1,
      stdout: expect.stringContaining('(exception-changed)'),
    });
    rmSync(join(folder, 'security/exceptions/a.json'));
    expect(verify()).toMatchObject({
      status: 1,
      stdout: expect.stringContaining('(exception-changed)'),
    });
  });

  it('does not count once another statement revokes it', () => {
    write('report.json', qsReport());
    const products = [product('api-service', 'pkg:npm/qs@5.0.0')];
    write('security/exceptions/a.json', openVex({ products, ...reachable }));
    expect(gate('laptop', '--evidence', 'e.json').status).toBe(0);
    expect(verify().status).toBe(0);
    write('security/exceptions/b.json', openVex({ products, status: 'under_investigation' }));
    expect(verify()).toMatchObject({
      status: 1,
      stdout: expect.stringContaining('(exception-revoked)'),
    });
  });
});

describe('the record of when findings were first seen', () => {
  const RECORD = '.gatehouse/first-seen/api-service.json';
  const old = () =>
    report('lang-pkgs', 'node-pkg', [
      { ...QS, Severity: 'MEDIUM', PublishedDate: '2019-01-01T00:00:00Z' },
    ]);
  const seenAt = (days: number) =>
    write(RECORD, {
      version: 1,
      service: 'api-service',
      findings: { 'CVE-2026-2001 qs': { finding: `${day(days)}T00:00:00Z` } },
    });

  it('is kept where the environment is local, and gives time from then on', () => {
    write('report.json', old());
    expect(gate('laptop').status).toBe(0);
    expect(existsSync(join(folder, RECORD))).toBe(true);
    expect(gate('development').status).toBe(0);
    seenAt(-40);
    expect(gate('laptop')).toMatchObject({
      status: 1,
      stdout: expect.stringContaining(`known for 40 days (first seen on ${day(-40)})`),
    });
  });

  it('is kept nowhere else unless it is asked for', () => {
    write('report.json', old());
    expect(gate('development').status).toBe(1);
    expect(existsSync(join(folder, RECORD))).toBe(false);
    expect(gate('development', '--first-seen', 'seen.json').status).toBe(0);
    expect(existsSync(join(folder, 'seen.json'))).toBe(true);
  });

  it('is named where it is broken, and gives no time', () => {
    write('report.json', old());
    seenAt(3);
    const { status, stdout } = gate('laptop');
    expect(status).toBe(1);
    expect(stdout).toContain(`${RECORD}: findings.CVE-2026-2001 qs: `);
    expect(stdout).toContain('is still to come; the age of findings counts from their publication');
  });
});

describe('gatehouse explain', () => {
  it('says what was rated, found and excused, and tells exploited from EPSS', () => {
    write('report.json', qsReport());
    write('security/exceptions/a.json', exception({ version: '6.0.1' }));
    const { status, stdout } = gatehouse(
      'explain',
      'CVE-2026-2001',
      ...about('development'),
      '-r',
      'report.json',
    );
    expect(status).toBe(1);
    for (const line of [
      'package         pkg:npm/qs@5.0.0 (library)',
      'exploited       not known to be; EPSS unknown',
      'exception       security/exceptions/a.json: is for other packages or versions than qs 5.0.0',
      'severity        block: no exception applies',
    ])
      expect(stdout).toContain(line);
  });
});
