import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startCommand } from '@gatehouse/testing';
import { imageManifest, NO_CONFIG } from './image-manifest.ts';

const root = join(import.meta.dirname, '../../..');
const folder = mkdtempSync(join(tmpdir(), 'gatehouse-pipeline-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Without a Docker engine and scanners, so that it is the same on every machine. */
async function pipeline(...args: string[]) {
  const outside = Object.entries(process.env).filter(
    ([name]) => !/^(?:NX_|npm_|DOCKER_)/i.test(name),
  );
  const child = startCommand(
    process.execPath,
    ['--import', 'tsx', 'tools/local-pipeline/src/main.ts', ...args],
    {
      cwd: root,
      env: {
        ...(Object.fromEntries(outside) as Record<string, string>),
        NODE_OPTIONS: '',
        NO_COLOR: '1',
        DOCKER_HOST: 'tcp://127.0.0.1:1',
      },
    },
  );
  const { code } = await child.exit;
  return { code, stdout: child.stdout(), stderr: child.stderr() };
}

const stagesIn = (stdout: string) =>
  (JSON.parse(stdout) as { stages: { name: string; outcome: string }[] }).stages.map(
    ({ name, outcome }) => `${name}: ${outcome}`,
  );

it('stops at the gate without a scan, and goes through to the end with one', async () => {
  const without = await pipeline('notification-service', '--json');
  expect(without).toMatchObject({ code: 2, stderr: expect.stringContaining('UNDECIDED') });
  expect(stagesIn(without.stdout)).toEqual([
    'build: passed',
    'container: left-out',
    'sbom: passed',
    'scan: left-out',
    'gate: undecided',
  ]);

  const bundle = readFileSync(join(root, 'apps/notification-service/dist/bundle/main.mjs'));
  const { digest } = imageManifest(NO_CONFIG, [bundle]);
  const report = (Vulnerabilities: object[]) => {
    const file = join(folder, `trivy-${Vulnerabilities.length}.json`);
    writeFileSync(
      file,
      JSON.stringify({
        SchemaVersion: 2,
        CreatedAt: new Date().toISOString(),
        ArtifactName: 'notification-service',
        ArtifactType: 'container_image',
        Metadata: { ImageID: NO_CONFIG, RepoDigests: [`notification-service@${digest}`] },
        Results: [{ Target: 'debian', Class: 'os-pkgs', Type: 'debian', Vulnerabilities }],
      }),
    );
    return file;
  };
  const clean = await pipeline('notification-service', '--report', report([]), '--json');
  expect([clean.stderr.slice(-2_000), clean.code]).toEqual([expect.anything(), 0]);
  expect(stagesIn(clean.stdout).slice(3)).toEqual([
    'scan: left-out',
    'gate: passed',
    'deploy: passed',
    'smoke test: passed',
  ]);

  const critical = {
    VulnerabilityID: 'CVE-2026-0001',
    PkgName: 'libc6',
    InstalledVersion: '2.41',
    Severity: 'CRITICAL',
  };
  const blocked = await pipeline('notification-service', '--report', report([critical]));
  expect(blocked).toMatchObject({
    code: 1,
    stdout: expect.stringMatching(/✖ gate .*blocked[^]*· deploy +not reached/),
  });
});

it.each([
  [['no-service'], 'pipeline: There is no service "no-service"'],
  [['api-service', '--environment', 'moon'], '--environment: must be one of development,'],
  [[], "missing required argument 'service'"],
])('refuses %j in a line', async (args, message) => {
  const { code, stderr } = await pipeline(...args);
  expect([code, stderr]).toEqual([2, expect.stringContaining(message)]);
});
