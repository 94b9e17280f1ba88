import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startCommand } from '@gatehouse/testing';

const root = join(import.meta.dirname, '../../..');
const folder = mkdtempSync(join(tmpdir(), 'gatehouse-pipeline-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Without a Docker engine and scanners, so that it is the same on every machine. */
async function pipeline(...args: string[]) {
  const outside = Object.entries(process.env).filter(
    ([name]) => !/^(?:NX_|npm_|DOCKER_)/i.test(name),
  );
  const launch = join(import.meta.dirname, 'launch.js');
  const child = startCommand(process.execPath, [launch, ...args], {
    cwd: root,
    env: {
      ...(Object.fromEntries(outside) as Record<string, string>),
      NODE_OPTIONS: '',
      NO_COLOR: '1',
      DOCKER_HOST: 'tcp://127.0.0.1:1',
    },
  });
  const { code } = await child.exit;
  return { code, stdout: child.stdout(), stderr: child.stderr() };
}

interface Stages {
  report: string;
  stages: { name: string; outcome: string; detail: string }[];
}
const stagesIn = (stdout: string) =>
  (JSON.parse(stdout) as Stages).stages.map(({ name, outcome }) => `${name}: ${outcome}`);

const SERVICES = readdirSync(join(root, 'apps')).filter((name) =>
  existsSync(join(root, 'apps', name, 'service.json')),
);

it.each(SERVICES)(
  '%s stops at the gate without a scan, shows how to provide one, and completes with it',
  async (service) => {
    const without = await pipeline(service, '--json');
    expect(without).toMatchObject({ code: 2, stderr: expect.stringContaining('UNDECIDED') });
    expect(stagesIn(without.stdout)).toEqual([
      'build: passed',
      'container: left-out',
      'sbom: passed',
      'scan: left-out',
      'gate: undecided',
    ]);

    const { detail } = (JSON.parse(without.stdout) as Stages).stages[3]!;
    expect(detail).toContain(`npm run pipeline -- ${service} --report FILE`);
    const example = /; (\S+) shows what is in it$/.exec(detail)![1]!;
    const clean = await pipeline(service, '--report', example, '--json');
    expect([clean.stderr.slice(-2_000), clean.code]).toEqual([expect.anything(), 0]);
    expect(stagesIn(clean.stdout).slice(3)).toEqual([
      'scan: left-out',
      'gate: passed',
      'promote: passed',
      'deploy: passed',
      'smoke test: passed',
    ]);
    const { report } = JSON.parse(clean.stdout) as Stages;
    expect(readFileSync(join(root, report), 'utf8')).toContain(`${service} in development`);
  },
);

it('stops at the gate with a report of a finding that the policy blocks', async () => {
  const example = join(root, 'apps/notification-service/dist/pipeline/example-report.json');
  const report = JSON.parse(readFileSync(example, 'utf8')) as { Results: object[] };
  const critical = {
    VulnerabilityID: 'CVE-2026-0001',
    PkgName: 'libc6',
    InstalledVersion: '2.41',
    Severity: 'CRITICAL',
  };
  const file = join(folder, 'trivy.json');
  const Results = report.Results.map((result) => ({ ...result, Vulnerabilities: [critical] }));
  writeFileSync(file, JSON.stringify({ ...report, Results }));
  const blocked = await pipeline('notification-service', '--report', file);
  expect(blocked).toMatchObject({
    code: 1,
    stdout: expect.stringMatching(/✖ gate .*blocked[^]*· deploy +not reached/),
  });
});

it.each([
  [['no-service'], 'pipeline: There is no service "no-service"'],
  [['api-service', '--environment', 'moon'], '--environment: must be one of development,'],
  [[], "missing required argument 'service'"],
])('refuses %j in one line', async (args, message) => {
  const { code, stderr } = await pipeline(...args);
  expect([code, stderr]).toEqual([2, expect.stringContaining(message)]);
});
