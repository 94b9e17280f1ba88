import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { collectVerdict } from './collect-verdict.ts';
import { startEcr, type EcrDouble } from './ecr/test/ecr-double.ts';
import { BASIC, basicFinding, CONFIG, DIGEST, page, PUSHED } from './ecr/test/world.ts';
import { parseImage } from './image-reference.ts';
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
async function verdictOn(name: string, ImageID: string) {
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
  const { verdict } = await collectVerdict(
    {
      service: 'payments',
      environment: 'test',
      image: parseImage(`payments@${DIGEST}`),
      ecr: true,
      report: [report],
      policy,
      exceptions: join(folder, 'exceptions'),
      timeout: 20,
    },
    NOW,
    () => undefined,
  );
  return verdict;
}

test('a scan of a file counts for the image of ECR whose manifest names that configuration, and for no other', async () => {
  const [same, another] = await Promise.all([
    verdictOn('same', CONFIG),
    verdictOn('another', OTHER),
  ]);
  expect([same.outcome, same.undecided]).toEqual(['passed', []]);
  expect(another.outcome).toBe('undecided');
  expect(another.undecided).toContain(
    `${join(folder, 'another.json')}: the scan by trivy is of another image, ${OTHER}`,
  );
}, 30_000);
