import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  exception,
  openVex,
  product,
  QS,
  qsReport,
  reachable,
  report,
} from './test/command-files.ts';
import { commandWorld, type CommandWorld, day, DIGEST, now, root } from './test/command-world.ts';

let world: CommandWorld;
beforeEach(() => (world = commandWorld()));
afterEach(() => world.close());

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
        world.write('report.json', report('os-pkgs', 'redhat', both, OS));
        const packages = ['openssl-libs'];
        world.write(
          'security/exceptions/a.json',
          exception({ vulnerability: 'CVE-2026-1001', packages }),
        );
      },
      'CRITICAL  CVE-2026-1002',
    ],
    [
      'a statement about another version',
      () =>
        world.write(
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
        world.write(
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
        world.write('security/exceptions/a.json', openVex({ products, ...reachable }));
      },
      'CRITICAL  CVE-2026-2001',
    ],
    [
      'a statement about another ecosystem',
      () => {
        const curl = { ...QS, PkgName: 'curl', PkgPath: undefined, InstalledVersion: '8.14.1-2' };
        const PkgIdentifier = { PURL: 'pkg:deb/debian/curl@8.14.1-2' };
        world.write(
          'report.json',
          report('os-pkgs', 'debian', [{ ...curl, PkgIdentifier }], {
            Family: 'debian',
            Name: '13.1',
          }),
        );
        world.write(
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
        world.write(
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
        world.write('report.json', report('lang-pkgs', 'node-pkg', [old]));
      },
      '(published on 2019-01-01), 30 are allowed without a ticket; there is no record',
    ],
  ])('blocks %s', async (_, arrange, line) => {
    world.write('report.json', qsReport());
    world.write('sbom.json', {
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
    const { status, stdout } = await world.gate('development', '--sbom', 'sbom.json');
    expect([status, stdout]).toEqual([1, expect.stringContaining(line)]);
  });

  it('is not blocked by a VEX document about an unknown bill of materials', async () => {
    world.write('report.json', report('lang-pkgs', 'node-pkg', []));
    world.write('security/exceptions/a.json', {
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
    expect(await world.gate()).toMatchObject({ status: 0, stderr: '' });
  });

  it('accepts a bill of materials that is bound to the image, and names it in the evidence', async () => {
    world.write('report.json', qsReport());
    world.write('sbom.json', {
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
    expect((await world.gate('laptop', '--sbom', 'sbom.json', '--evidence', 'e.json')).status).toBe(
      0,
    );
    const { payload } = JSON.parse(world.read('e.json')) as {
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
  ])('does not wait for a bill of materials that is %s', async (_, make, problem) => {
    world.write('report.json', report('lang-pkgs', 'node-pkg', []));
    make(world.at('sbom.json'));
    const { status, stdout } = await world.gate('development', '--sbom', 'sbom.json');
    expect([status, stdout]).toEqual([2, expect.stringContaining(`sbom.json: ${problem}`)]);
  });

  it('does not wait for a device', async () => {
    world.write('report.json', report('lang-pkgs', 'node-pkg', []));
    const { status, stdout } = await world.gate('development', '--sbom', '/dev/zero');
    expect([status, stdout]).toEqual([
      2,
      expect.stringContaining('/dev/zero: is not a regular file'),
    ]);
  });
});
