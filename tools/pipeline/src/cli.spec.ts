import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { POLICY } from './gate/test/samples.ts';
import { gatehouse as run } from './test/gatehouse.ts';

const DIGEST = `sha256:${'a'.repeat(64)}`;
const CONFIG = `sha256:${'c'.repeat(64)}`;
const IMAGE = `registry.example.com/payments@${DIGEST}`;
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gatehouse-cli-'));
  write('security/policy.json', { ...POLICY, environments: { laptop: {}, production: {} } });
  const place = { account: '111111111111', cluster: 'c' };
  write('gatehouse.json', {
    organisation: 'acme',
    repository: 'services',
    registry: { account: '000000000000', region: 'eu-central-1' },
    environments: {
      laptop: { ...place, region: 'eu-west-1', domain: 'laptop.example', local: true },
      production: { ...place, region: 'eu-central-1', domain: 'acme.example', production: true },
    },
  });
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(file: string, content: object | string): void {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(
    join(folder, file),
    typeof content === 'string' ? content : JSON.stringify(content),
  );
}
const read = (file: string) => readFileSync(join(folder, file), 'utf8');

function trivy(severity?: string, digest = DIGEST): void {
  write('trivy.json', {
    SchemaVersion: 2,
    CreatedAt: new Date().toISOString(),
    ArtifactName: 'payments',
    ArtifactType: 'container_image',
    Metadata: { ImageID: CONFIG, RepoDigests: [`registry.example.com/payments@${digest}`] },
    Results: [
      {
        Target: 'app/package-lock.json',
        Class: 'lang-pkgs',
        Vulnerabilities: severity
          ? [
              {
                VulnerabilityID: 'CVE-2026-0001',
                PkgName: 'qs',
                InstalledVersion: '6.0.0',
                FixedVersion: '6.0.1',
                Severity: severity,
              },
            ]
          : null,
      },
    ],
  });
}

/** Without what GitHub or a developer has set. */
const ENV = { PATH: process.env['PATH'], NO_COLOR: '1' };
const gatehouse = async (args: readonly string[], env: Record<string, string> = {}) => {
  const { code: status, ...output } = await run(args, { cwd: folder, env: { ...ENV, ...env } });
  return { status, ...output };
};
const about = (environment = 'laptop') =>
  ['--service', 'payments', '--environment', environment].concat('--image', IMAGE);
const gate = (...more: string[]) =>
  gatehouse(['gate', ...about(), '--report', 'trivy.json', ...more]);

test('the command prints none of the SDK’s warnings, also where it starts without bin/gatehouse.js', () => {
  trivy();
  const { status, stderr } = spawnSync(
    process.execPath,
    [
      ...['--import', import.meta.resolve('tsx'), join(import.meta.dirname, 'cli.ts'), 'gate'],
      ...['--service=payments', '--environment=production', `--image=${IMAGE}`],
      ...['--report=trivy.json', '--evidence=evidence.json'],
    ],
    {
      cwd: folder,
      encoding: 'utf8',
      // As packages are installed, without the credentials of anyone.
      env: { PATH: process.env['PATH'], HOME: folder, AWS_EC2_METADATA_DISABLED: 'true' },
    },
  );
  expect([status, stderr]).toEqual([2, expect.stringMatching(/^gatehouse: The key /)]);
});

test('bin/gatehouse.js runs the command in its own process, and exits with its exit code', () => {
  const bin = join(import.meta.dirname, '../bin/gatehouse.js');
  const start = (...args: readonly string[]) => {
    const options = { cwd: folder, encoding: 'utf8', env: ENV } as const;
    const { status, stdout, stderr } = spawnSync(process.execPath, [bin, ...args], options);
    return [status, stdout, stderr];
  };
  trivy('CRITICAL');
  const gate = ['gate', ...about(), '--report', 'trivy.json'];
  expect(start(...gate)).toEqual([1, expect.stringContaining('BLOCKED'), '']);
  trivy();
  expect(start(...gate)).toEqual([0, expect.stringContaining('PASSED'), '']);
  expect(start('gate')).toEqual([2, '', expect.stringContaining("option '-s, --service <name>'")]);
});

test('a reader that closes early causes no stack trace and no other exit code', () => {
  const bin = join(import.meta.dirname, '../bin/gatehouse.js');
  // The reader is gone before anything is written.
  const script = `{ sleep 0.2; exec "$0" "$1" --help; } 2>stderr | true; echo "\${PIPESTATUS[0]}"; cat stderr`;
  const { stdout } = spawnSync('bash', ['-c', script, process.execPath, bin], {
    cwd: folder,
    encoding: 'utf8',
    env: ENV,
  });
  expect(stdout).toBe('0\n');
});

describe('gatehouse', () => {
  it('prints the version of its package', async () => {
    const file = join(import.meta.dirname, '../package.json');
    const { version } = JSON.parse(readFileSync(file, 'utf8')) as { version: string };
    expect(await gatehouse(['--version'])).toEqual({
      status: 0,
      stdout: `${version}\n`,
      stderr: '',
    });
  });

  it('lists all commands without loading one', async () => {
    const { status, stdout } = await gatehouse(['--help']);
    expect(status).toBe(0);
    for (const name of ['gate', 'policy', 'deploy', 'status', 'smoke'])
      expect(stdout).toMatch(new RegExp(`^  ${name} +\\S`, 'm'));
  });

  it('shows the options of a command for "help" before its name and "--help" after it', async () => {
    const [before, after] = [
      await gatehouse(['help', 'smoke']),
      await gatehouse(['smoke', '--help']),
    ];
    expect(before).toEqual(after);
    expect(before.stdout).toContain('Usage: gatehouse smoke [options]');
  });

  it('exits with 2 for a command that does not exist, and names the nearest', async () => {
    const { status, stderr } = await gatehouse(['gaet']);
    expect([status, stderr]).toEqual([2, expect.stringContaining('did you mean "gate"?')]);
  });
});

describe('gatehouse in a folder below the workspace', () => {
  it("uses the workspace's policy, and paths relative to that folder", async () => {
    trivy();
    write('apps/payments/report.json', read('trivy.json'));
    const args = ['gate', ...about(), '--report', 'report.json', '--evidence', 'e.json'];
    const cwd = join(folder, 'apps/payments');
    expect(await run(args, { cwd, env: ENV })).toMatchObject({ code: 0, stderr: '' });
    const verify = ['gate', 'verify', 'e.json', ...about()];
    expect(await run(verify, { cwd, env: ENV })).toMatchObject({ code: 0 });
    expect(read('apps/payments/e.json')).toContain('payload');
  });
});

describe('gatehouse gate', () => {
  it('passes with 0, and leaves evidence that is valid for this image only', async () => {
    trivy();
    expect(await gate('--evidence', 'e.json')).toMatchObject({ status: 0, stderr: '' });
    const verify = (...args: string[]) => gatehouse(['gate', 'verify', 'e.json', ...args]);
    const valid = await verify(...about());
    expect([valid.status, valid.stdout]).toEqual([
      0,
      expect.stringMatching(/^VALID {2}payments passed/),
    ]);
    const other = about().with(-1, IMAGE.replace(DIGEST, `sha256:${'b'.repeat(64)}`));
    expect(await verify(...other)).toMatchObject({
      status: 1,
      stdout: expect.stringContaining('(wrong-digest)'),
    });
    write('security/policy.json', read('security/policy.json').replace('24', '48'));
    expect((await verify(...about(), '--json')).stdout).toContain('"reason":"other-policy"');
  });

  it('blocks with 1, lists the findings and their fixes, and leaves no evidence', async () => {
    trivy('CRITICAL');
    const { status, stdout } = await gate('--evidence', 'e.json');
    expect(status).toBe(1);
    expect(stdout).toContain('BLOCKED');
    expect(stdout).toContain('npm update qs');
    expect(() => read('e.json')).toThrow('ENOENT');
  });

  it('accepts the scan of an image that is in no registry and is named by its id', async () => {
    trivy();
    const local = about().with(-1, `payments@${CONFIG}`);
    expect((await gatehouse(['gate', ...local, '--report', 'trivy.json'])).status).toBe(0);
  });

  it.each<[string, () => void, string[], string]>([
    ['there is no scan', () => undefined, [], 'No scan of'],
    [
      'a report is of another image',
      () => trivy(undefined, `sha256:${'b'.repeat(64)}`),
      ['--report', 'trivy.json'],
      'is of another image',
    ],
    ['a report is missing', () => undefined, ['--report', 'x.json'], 'x.json: does not exist'],
    [
      'a report is cut off',
      () => write('x.json', '{"Results": ['),
      ['--report', 'x.json'],
      'is not valid JSON',
    ],
    [
      'the policy is missing',
      () => trivy(),
      ['--report', 'trivy.json', '--policy', 'nowhere.json'],
      'There is no nowhere.json',
    ],
    [
      'the policy has a typo',
      () => write('security/policy.json', { maxScanAges: 1 }),
      [],
      'did you mean "maxScanAge"?',
    ],
    ['gatehouse.json is broken', () => write('gatehouse.json', '{'), [], 'gatehouse.json'],
    [
      'the bill of materials is none',
      () => trivy(),
      ['--report', 'trivy.json', '--sbom', 'trivy.json'],
      'is no CycloneDX bill of materials',
    ],
  ])('exits with 2 as undecided when %s', async (_, arrange, args, reason) => {
    arrange();
    const { status, stdout } = await gatehouse(['gate', ...about(), ...args]);
    expect(status).toBe(2);
    expect(stdout).toContain(reason);
  });

  it("is undecided for an environment that the policy lacks, and for another service's image", async () => {
    trivy();
    const elsewhere = await gatehouse(['gate', ...about('staging'), '--report', 'trivy.json']);
    expect([elsewhere.status, elsewhere.stdout]).toEqual([
      2,
      expect.stringContaining('has no "staging"'),
    ]);
    const other = await gatehouse(['gate', ...about().with(1, 'orders'), '--report', 'trivy.json']);
    expect([other.status, other.stdout]).toEqual([
      2,
      expect.stringContaining('is not the repository of orders'),
    ]);
  });

  it('does not pass without an attestation: production accepts the KMS key only', async () => {
    trivy();
    const { status, stderr } = await gatehouse(
      ['gate', ...about('production'), '--report', 'trivy.json', '--evidence', 'e.json'],
      {
        AWS_ENDPOINT_URL: 'http://127.0.0.1:1',
        AWS_ACCESS_KEY_ID: 'x',
        AWS_SECRET_ACCESS_KEY: 'x',
      },
    );
    expect([status, stderr]).toEqual([
      2,
      expect.stringContaining('alias/gatehouse-gate cannot be used'),
    ]);
    expect(() => read('e.json')).toThrow('ENOENT');
  });

  it.each<[string, string[], string]>([
    ['a tag', about().with(-1, 'payments:latest'), 'a tag is not enough'],
    ['nothing', [], "required option '-s, --service <name>' not specified"],
    [
      'two policies',
      [...about(), '--policy', 'a', '--policy', 'b'],
      '--policy may be given once only',
    ],
    ['another format', [...about(), '--format', 'xml'], 'xml'],
    ['a misspelt option', [...about(), '--reprot', 'x'], 'Did you mean --report?'],
  ])('exits with 2 and one line for %s', async (_, args, message) => {
    const { status, stderr } = await gatehouse(['gate', ...args]);
    expect(status).toBe(2);
    expect(stderr).toContain(message);
    expect(stderr).not.toContain('    at ');
  });

  it('writes each requested format to its destination, and to GitHub’s files', async () => {
    trivy('HIGH');
    const outputs = ['json', 'sarif', 'markdown', 'github'].flatMap((format) => [
      ...['--format', format, '--output', `out.${format}`],
    ]);
    const { status, stdout } = await gatehouse(
      ['gate', ...about('production'), '--report', 'trivy.json', ...outputs],
      { GITHUB_STEP_SUMMARY: join(folder, 'summary.md'), GITHUB_ACTIONS: 'true' },
    );
    expect([status, stdout]).toEqual([1, '']);
    expect(JSON.parse(read('out.json'))).toMatchObject({ version: 1, outcome: 'blocked' });
    expect(JSON.parse(read('out.sarif'))).toMatchObject({ version: '2.1.0' });
    expect(read('out.github')).toContain('::error ');
    expect(read('summary.md')).toBe(read('out.markdown'));
  });
});

describe('gatehouse explain', () => {
  it('shows the rules one by one', async () => {
    trivy('HIGH');
    const { status, stdout } = await gatehouse([
      'explain',
      'cve-2026-0001',
      ...about('production'),
      '--report',
      'trivy.json',
    ]);
    expect(status).toBe(1);
    expect(stdout).toBe(
      [
        'CVE-2026-0001 in qs 6.0.0 blocks',
        '  rated           trivy: HIGH',
        '  fixed in        6.0.1',
        '  severity        HIGH: block',
        '  grace           none: its age is not known',
        '',
      ].join('\n'),
    );
  });
});
