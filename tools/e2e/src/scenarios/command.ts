import type { Scenario } from '../scenario.ts';

const DIGEST = `sha256:${'a'.repeat(64)}`;
const CONFIG = `sha256:${'c'.repeat(64)}`;
const IMAGE = `orders@${DIGEST}`;
const PLACE = { account: '111111111111', region: 'eu-central-1', cluster: 'c' };

const POLICY = {
  severities: {
    CRITICAL: { action: 'block' },
    HIGH: { action: 'block' },
    MEDIUM: { action: 'warn' },
    LOW: { action: 'count' },
    NEGLIGIBLE: { action: 'count' },
  },
  outsideBundle: 'warn',
  requiredScanners: [['trivy', 'grype']],
  maxScanAge: 24,
  environments: { laptop: {} },
};

const REPORT = {
  SchemaVersion: 2,
  CreatedAt: new Date().toISOString(),
  ArtifactName: 'orders',
  ArtifactType: 'container_image',
  Metadata: { ImageID: CONFIG, RepoDigests: [IMAGE] },
  Results: [{ Target: 'app/package-lock.json', Class: 'lang-pkgs', Vulnerabilities: null }],
};

const LIMIT_MS = 400;
const RUNS = 5;

export default {
  title: 'the command gatehouse is installed by itself, starts fast and decides in any folder',
  async run({ write, run, step, expect, version }) {
    step('install it');
    write('package.json', { name: 'shop', private: true });
    await run('npm', [
      ...['install', '--no-audit', '--no-fund', '--ignore-scripts'],
      `@gatehouse/pipeline@${version}`,
    ]);
    const { stdout: installed } = await run('npm', ['ls', '--all', '--parseable']);
    expect(installed.trim().split('\n').length === 2, `it has dependencies:\n${installed}`);
    step('--version and --help');
    const gatehouse = 'node_modules/.bin/gatehouse';
    const { stdout: printed } = await run(gatehouse, ['--version']);
    expect(printed === `${version}\n`, `--version prints ${printed}`);
    const times: number[] = [];
    for (let each = 0; each < RUNS; each++)
      times.push((await run(gatehouse, ['--help'])).milliseconds);
    const fastest = Math.round(Math.min(...times));
    step(`--help takes ${fastest} ms (at most ${LIMIT_MS} on an idle machine)`);
    const piped = await run('bash', ['-c', `${gatehouse} --help | true; exit "\${PIPESTATUS[0]}"`]);
    expect(piped.stderr === '', `a reader that ends first: ${piped.stderr}`);
    step('a gate passes by a report, in a folder below the workspace');
    write('gatehouse.json', {
      organisation: 'acme',
      repository: 'shop',
      registry: { account: '000000000000', region: 'eu-central-1' },
      environments: { laptop: { ...PLACE, domain: 'laptop.example', local: true } },
    });
    write('security/policy.json', POLICY);
    write('apps/orders/trivy.json', REPORT);
    const args = ['gate', '--service', 'orders', '--environment', 'laptop', '--image', IMAGE];
    const { stdout } = await run(
      '../../node_modules/.bin/gatehouse',
      [...args, '--report', 'trivy.json', '--evidence', 'evidence.json'],
      { cwd: 'apps/orders' },
    );
    expect(stdout.includes('PASSED'), `the gate says:\n${stdout}`);
    step('the evidence names the version, and a tag is refused with 2');
    const { stdout: evidence } = await run('node', [
      '-p',
      "Buffer.from(JSON.parse(require('fs').readFileSync('apps/orders/evidence.json')).payload,'base64').toString()",
    ]);
    expect(evidence.includes(`"${version}"`), `the evidence is ${evidence}`);
    await run(gatehouse, [...args.with(-1, 'orders:latest'), '--report', 'x.json'], { code: 2 });
  },
} satisfies Scenario;
