import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gatehouse as run } from '../../test/gatehouse.ts';
import { POLICY } from '../../gate/test/samples.ts';

const DIGEST = `sha256:${'a'.repeat(64)}`;
const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gatehouse-exception-'));
  write('security/policy.json', { ...POLICY, environments: { production: {} } });
  write('apps/payments/service.json', {});
  write('trivy.json', {
    SchemaVersion: 2,
    Trivy: { Version: '0.70.0' },
    CreatedAt: new Date().toISOString(),
    ArtifactName: 'image.tar',
    ArtifactType: 'container_image',
    Metadata: { ImageID: DIGEST, OS: { Family: 'redhat', Name: '9.4' } },
    Results: [
      {
        Target: 'redhat 9.4',
        Class: 'os-pkgs',
        Type: 'redhat',
        Packages: [{ Name: 'openssl-libs', Version: '3.0.7' }],
        Vulnerabilities: [
          found(
            'CVE-2026-1001',
            'openssl-libs',
            '1:3.0.7-1.el9',
            'pkg:rpm/redhat/openssl-libs@3.0.7-1.el9?arch=x86_64&epoch=1',
          ),
          found(
            'CVE-2026-1001',
            'openssl',
            '1:3.0.7-2.el9',
            'pkg:rpm/redhat/openssl@3.0.7-2.el9?epoch=1',
          ),
          found('CVE-2026-1002', 'zlib', '1.2.11-40.el9', undefined),
        ],
      },
      {
        Target: 'Node.js',
        Class: 'lang-pkgs',
        Type: 'node-pkg',
        Packages: [{ Name: '@scope/qs', Version: '6.0.0' }],
        Vulnerabilities: [
          found('CVE-2026-1003', '@scope/qs', '6.0.0', 'pkg:npm/%40scope/qs@6.0.0'),
        ],
      },
    ],
  });
});
afterEach(() => rmSync(folder, { recursive: true }));

function found(id: string, name: string, version: string, purl: string | undefined) {
  return {
    VulnerabilityID: id,
    PkgName: name,
    InstalledVersion: version,
    PkgIdentifier: { PURL: purl },
    Severity: 'CRITICAL',
  };
}
function write(file: string, content: object): void {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), JSON.stringify(content));
}
const gatehouse = async (...args: string[]) => {
  const env = { PATH: process.env['PATH'], NO_COLOR: '1' };
  const { code, stdout, stderr } = await run(args, { cwd: folder, env });
  return { status: code, stdout, stderr };
};
const ANSWERS = [
  ...['--report', 'trivy.json', '--service', 'payments', '--ticket', 'SEC-1', '--owner', 'team'],
  ...['--reason', 'The code is not reachable from our routes', '--expires', day(30)],
];
const create = (id: string, ...more: string[]) =>
  gatehouse('exception', 'new', id, ...ANSWERS, ...more);
const files = () => {
  try {
    return readdirSync(join(folder, 'security/exceptions'));
  } catch {
    return [];
  }
};
const written = (file: string) =>
  JSON.parse(readFileSync(join(folder, 'security/exceptions', file), 'utf8')) as object;

describe('gatehouse exception new', () => {
  it('writes an exception for package, version and service that the gate accepts', async () => {
    const { status, stdout } = await create('CVE-2026-1003', '--environment', 'production');
    expect([status, stdout]).toEqual([
      0,
      'security/exceptions/cve-2026-1003-scope-qs.json\n  excuses CVE-2026-1003 in @scope/qs 6.0.0\n',
    ]);
    expect(written('cve-2026-1003-scope-qs.json')).toEqual({
      vulnerability: 'CVE-2026-1003',
      packages: ['pkg:npm/%40scope/qs'],
      version: '6.0.0',
      services: ['payments'],
      environments: ['production'],
      reason: 'The code is not reachable from our routes',
      owner: 'team',
      ticket: 'SEC-1',
      created: day(0),
      expires: day(30),
    });
    expect((await gatehouse('policy', 'check')).status).toBe(0);
  });

  it('keeps the version of each package if they differ', async () => {
    expect((await create('cve-2026-1001')).status).toBe(0);
    expect(written('cve-2026-1001.json')).toMatchObject({
      vulnerability: 'CVE-2026-1001',
      packages: [
        'pkg:rpm/redhat/openssl@3.0.7-2.el9?epoch=1',
        'pkg:rpm/redhat/openssl-libs@3.0.7-1.el9?epoch=1',
      ],
    });
    expect((await gatehouse('policy', 'check')).status).toBe(0);
  });

  it('names a package without a package URL by its name', async () => {
    expect((await create('CVE-2026-1002')).status).toBe(0);
    expect(written('cve-2026-1002-zlib.json')).toMatchObject({
      packages: ['zlib'],
      version: '1.2.11-40.el9',
    });
  });

  it('overwrites no file', async () => {
    await create('CVE-2026-1003');
    expect(await create('CVE-2026-1003')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('cve-2026-1003-scope-qs.json exists already'),
    });
    expect(files()).toHaveLength(1);
  });

  it.each<[string, string[], string]>([
    ['is not in the report', ['CVE-2026-9'], 'CVE-2026-9 is in none of the reports: trivy.json'],
    [
      'has an expiry too late',
      ['CVE-2026-1003', '--expires', day(100)],
      'expires: must be within 90 days',
    ],
    [
      'has a reason that says nothing',
      ['CVE-2026-1003', '--reason', 'x'.repeat(30)],
      'reason: must say why',
    ],
    [
      'is for an unknown service',
      ['CVE-2026-1003', '--service', 'paiments'],
      'did you mean "payments"?',
    ],
  ])('writes nothing if it %s', async (_, [id = '', ...more], problem) => {
    const { status, stderr } = await create(id, ...more);
    expect([status, stderr]).toEqual([2, expect.stringContaining(problem)]);
    expect(files()).toEqual([]);
  });

  it('names the missing options without a terminal', async () => {
    const { status, stderr } = await gatehouse(
      'exception',
      'new',
      'CVE-2026-1003',
      '-r',
      'trivy.json',
    );
    expect([status, stderr]).toEqual([
      2,
      'gatehouse: missing options: --service, --reason, --owner, --ticket, --expires; on a terminal they are asked for\nCause and fix: gatehouse help GH-CLI-006\n',
    ]);
  });
});
