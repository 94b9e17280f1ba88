import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { VirtualClock } from '../aws/test/virtual-clock.ts';
import { collectVerdict } from './collect-verdict.ts';
import { startEcr, type EcrDouble } from './ecr/test/ecr-double.ts';
import { CONFIG, DIGEST } from './ecr/test/image-manifests.ts';
import { PUSHED } from './ecr/test/repository.ts';
import { basicFinding } from './ecr/test/scan-findings.ts';
import { page } from './ecr/test/scan-page.ts';
import { BASIC } from './ecr/test/world.ts';
import { parseImage } from '../image/image-reference.ts';
import type { SourceOptions } from './options.ts';
import { POLICY } from './test/samples.ts';

/** Just after ECR’s scan. */
const NOW = new Date((PUSHED + 120) * 1_000);
const OTHER = `sha256:${'c'.repeat(64)}`;
const environment = { ...process.env };
const folder = mkdtempSync(join(tmpdir(), 'gatehouse-verdict-'));
const policy = join(folder, 'policy.json');
let double: EcrDouble;
beforeAll(async () => {
  double = await startEcr({
    ...BASIC,
    DescribeImageScanFindings: page({ basic: [basicFinding('CVE-2026-1', 'LOW')] }),
  });
  Object.assign(process.env, {
    AWS_ENDPOINT_URL: double.endpoint,
    AWS_REGION: 'eu-west-1',
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
  });
  const requiredScanners = [['ecr-basic'], ['trivy']];
  writeFileSync(
    policy,
    JSON.stringify({ ...POLICY, requiredScanners, environments: { test: {} } }),
  );
});
afterAll(async () => {
  process.env = environment;
  rmSync(folder, { recursive: true });
  await double.close();
});

/** The gate's word on an image of ECR and `trivy image --input image.tar`, which tells its configuration alone. */
async function collectedOn(
  name: string,
  ImageID: string,
  {
    withEcr = true,
    ...more
  }: Pick<SourceOptions, 'kev' | 'epss' | 'beforePush'> & { withEcr?: boolean } = {},
) {
  const report = join(folder, `${name}.json`);
  const document = {
    SchemaVersion: 2,
    CreatedAt: NOW.toISOString(),
    ArtifactName: 'image.tar',
    ArtifactType: 'container_image',
    Metadata: { ImageID },
    Results: [
      { Class: 'os-pkgs', Packages: [{ Name: 'openssl' }] },
      { Class: 'lang-pkgs', Packages: [{ Name: 'qs' }] },
    ],
  };
  writeFileSync(report, JSON.stringify(document));
  return collectVerdict(
    {
      service: 'payments',
      environment: 'test',
      image: parseImage(`payments@${DIGEST}`),
      ...(withEcr && { ecr: true }),
      report: [report],
      policy,
      exceptions: join(folder, 'exceptions'),
      timeout: 20,
      ...more,
    },
    NOW,
    () => undefined,
    new VirtualClock(),
  );
}
const verdictOn = async (...given: Parameters<typeof collectedOn>) =>
  (await collectedOn(...given)).verdict;

test('accepts a scan of a file for the ECR image whose manifest names that configuration, and for no other', async () => {
  const [same, another] = await Promise.all([
    verdictOn('same', CONFIG),
    verdictOn('another', OTHER),
  ]);
  expect([same.outcome, same.undecided]).toEqual(['passed', []]);
  expect(another.outcome).toBe('undecided');
  expect(another.undecided).toContain(
    `${join(folder, 'another.json')}: the scan by trivy is of another image, ${OTHER}`,
  );
});

test('uses a catalogue of exploited vulnerabilities and EPSS scores, and lists them in the evidence', async () => {
  const file = (name: string, content: object) => {
    writeFileSync(join(folder, name), JSON.stringify(content));
    return join(folder, name);
  };
  const released = (dateReleased: string) => ({
    ...{ catalogVersion: '1', dateReleased, count: 1 },
    vulnerabilities: [{ cveID: 'CVE-2026-12345' }],
  });
  const date = NOW.toISOString().slice(0, 10);
  const data = [{ cve: 'CVE-2026-12345', epss: '0.5', date }];
  const kev = file('kev.json', released(NOW.toISOString()));
  const epss = file('epss.json', { status: 'OK', total: 1, data });
  const old = file('old-kev.json', released('2026-01-01T00:00:00Z'));
  const missing = join(folder, 'no-epss.json');
  const [{ verdict, scans }, stale, without] = await Promise.all([
    collectedOn('threats', CONFIG, { kev, epss }),
    verdictOn('old', CONFIG, { kev: old }),
    verdictOn('missing', CONFIG, { epss: missing }),
  ]);
  expect([verdict.outcome, verdict.undecided]).toEqual(['passed', []]);
  expect(scans.map((each) => each.file)).toEqual(expect.arrayContaining([kev, epss]));
  expect([stale.outcome, stale.undecided]).toEqual([
    'undecided',
    [`${old}: is of 2026-01-01T00:00:00.000Z, more than 120 hours ago`],
  ]);
  expect(without.undecided).toEqual([`${missing}: does not exist`]);
});

test('requires no scan of AWS before an image is pushed, but all others', async () => {
  const local = { withEcr: false };
  const [pushed, preview, other] = await Promise.all([
    verdictOn('pushed', DIGEST, local),
    verdictOn('preview', DIGEST, { ...local, beforePush: true }),
    verdictOn('other-image', OTHER, { ...local, beforePush: true }),
  ]);
  expect(pushed.undecided).toEqual([
    `No scan of ${DIGEST} by ecr-basic, which the policy requires`,
  ]);
  expect([preview.outcome, preview.undecided]).toEqual(['passed', []]);
  expect(preview.warnings).toContain('--before-push: a preview, without scans of AWS');
  expect(other.outcome).toBe('undecided');
});
