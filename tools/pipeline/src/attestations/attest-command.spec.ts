import { ECR } from '@aws-sdk/client-ecr';
import { buildKeyOf, buildTagOf, parseWorkspace } from '@gatehouse/service-manifest';
import { gatehouse } from '../deploy/test/gatehouse.ts';
import { startWorld } from '../deploy/test/start-world.ts';
import { REGISTRY, WORKSPACE } from '../deploy/test/workspace.ts';
import type { World } from '../deploy/test/world.ts';
import { pushImage, pushReferrer, type PushTarget } from '../promote/test/image-of.ts';
import { JOB_ENV } from './test/job.ts';

const HOST = `${REGISTRY}.dkr.ecr.eu-central-1.amazonaws.com`;
const COMMIT = '4f2c'.repeat(10);
const SETTINGS = { ...JSON.parse(WORKSPACE), attestations: 'kms' };

let world: World;
let place: PushTarget;
beforeAll(async () => {
  world = await startWorld('production');
  world.write('gatehouse.json', SETTINGS);
  world.delivery.keys.create(
    buildKeyOf(parseWorkspace('gatehouse.json', JSON.stringify(SETTINGS))),
  );
  place = { ecr: world.delivery.ecr, repository: 'build/payments', registryId: REGISTRY };
});
afterAll(() => world.stop());

/** An image that was pushed, and the file with its bill of materials. */
function built(text: string) {
  const digest = pushImage(place, text, { tag: buildTagOf(text.replaceAll(' ', '-')) });
  bomOf(digest);
  return { digest, image: `${HOST}/build/payments@${digest}` };
}

function bomOf(digest: string): void {
  const purl = `pkg:oci/payments@${digest.replace(':', '%3A')}`;
  world.write('sbom.cdx.json', { bomFormat: 'CycloneDX', metadata: { component: { purl } } });
}

const attest = (image: string, env: Readonly<Record<string, string>> = {}) =>
  gatehouse(world, ['attest', '--image', image, '--commit', COMMIT, '--sbom', 'sbom.cdx.json'], {
    ...JOB_ENV,
    ...env,
  });
const prove = (image: string, commit = COMMIT) =>
  gatehouse(world, ['provenance', '--image', image, '--commit', commit]);

it('attests an image, which is proven then, and keeps both attestations in a promotion', async () => {
  const { digest, image } = built('one');
  const before = await prove(image);
  expect([before.code, before.stdout]).toEqual([1, expect.stringMatching(/^NOT PROVEN/)]);
  expect(before.stdout).toContain('provenance: not proven, no provenance that is signed with');

  const attested = await attest(image);
  expect(attested).toMatchObject({ code: 0, stderr: '' });
  expect(attested.stdout).toMatch(
    /^ATTESTED {2}\S+ of the commit (?:4f2c){10}\n( {2}sha256:\w{64}\n){2}$/,
  );
  const proven = await prove(image);
  expect([proven.code, proven.stdout]).toEqual([0, expect.stringMatching(/^PROVEN/)]);
  const other = await prove(image, 'd'.repeat(40));
  expect([other.code, other.stdout]).toEqual([
    1,
    expect.stringContaining(`built from the commit ${COMMIT}, not ${'d'.repeat(40)}`),
  ]);

  const evidence = await world.evidence(image);
  const promoted = await gatehouse(world, [
    ...['promote', '--service', 'payments', '--environment', 'production'],
    ...['--image', image, '--evidence', evidence, '--format', 'json'],
  ]);
  const { manifests, leftBehind } = JSON.parse(promoted.stdout).promotion;
  expect([manifests, leftBehind]).toEqual([expect.arrayContaining([digest]), []]);
  expect(manifests).toHaveLength(3);
});

it('does not take attestations of another image that are attached to this one', async () => {
  const [one, two] = [built('copied from'), built('copied to')];
  bomOf(one.digest);
  await attest(one.image);
  const ecr = new ECR({ endpoint: world.aws.url, region: 'eu-central-1' });
  const of = { registryId: REGISTRY, repositoryName: 'build/payments' };
  const { referrers = [] } = await ecr.listImageReferrers({
    ...{ ...of, subjectId: { imageDigest: one.digest } },
  });
  const { images = [] } = await ecr.batchGetImage({
    ...{ ...of, imageIds: referrers.map(({ digest }) => ({ imageDigest: digest })) },
  });
  for (const { imageManifest = '' } of images) {
    const manifest = JSON.parse(imageManifest);
    manifest.subject.digest = two.digest;
    world.delivery.ecr.push('build/payments', JSON.stringify(manifest), { registryId: REGISTRY });
  }
  ecr.destroy();
  expect(images).toHaveLength(2);
  pushReferrer(place, two.digest, { type: 'application/vnd.dsse.envelope.v1+json', text: '{}' });
  const { code, stdout } = await prove(two.image);
  expect([code, stdout]).toEqual([
    1,
    expect.stringContaining(
      `of 3 attached that do not count, the nearest: it is about ${one.image}`,
    ),
  ]);
});

it('is indeterminate, not proven, while the key cannot be read', async () => {
  const { image } = built('unreachable');
  await attest(image);
  world.aws.faults.set({ service: 'kms', action: 'GetPublicKey', kind: 'error' });
  const { code, stdout } = await prove(image);
  world.aws.faults.clear();
  expect([code, stdout]).toEqual([2, expect.stringMatching(/^UNDECIDED/)]);
  expect((await prove(image)).code).toBe(0);
});

it.each([
  ['outside of a job', { GITHUB_REPOSITORY: '' }, 'GITHUB_REPOSITORY is not set'],
  ['on a branch', { GITHUB_REF: 'refs/heads/x' }, 'This job is of refs/heads/x'],
  ['in another repository', { GITHUB_REPOSITORY: 'acme/fork' }, 'This job is of acme/fork'],
])('signs nothing %s', async (where, env, message) => {
  const { image } = built(where);
  const { code, stdout, stderr } = await attest(image, env);
  expect([code, stdout, stderr]).toEqual([2, '', expect.stringContaining(message)]);
  expect((await prove(image)).code).toBe(1);
});

it('signs no bill of materials of another image, and nothing in a release repository', async () => {
  const { image } = built('three');
  built('four');
  expect((await attest(image)).stderr).toContain('--sbom: must be CycloneDX of sha256:');
  const released = image.replace('/build/', '/production/');
  expect((await attest(released)).stderr).toContain('must be in a build repository');
});

it('leaves attestations to GitHub where the workspace does', async () => {
  const { image } = built('five');
  world.write('gatehouse.json', JSON.parse(WORKSPACE));
  const { code, stderr } = await attest(image);
  world.write('gatehouse.json', SETTINGS);
  expect([code, stderr]).toEqual([2, expect.stringContaining('"attestations" is "github"')]);
});
