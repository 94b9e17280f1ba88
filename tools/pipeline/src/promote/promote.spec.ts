import { ECR } from '@aws-sdk/client-ecr';
import { buildTagOf, RELEASES_KEPT } from '@gatehouse/service-manifest';
import { gatehouse } from '../deploy/test/gatehouse.ts';
import { startWorld } from '../deploy/test/start-world.ts';
import { REGISTRY } from '../deploy/test/workspace.ts';
import type { World } from '../deploy/test/world.ts';
import {
  pushAttestation,
  pushImage,
  pushIndex,
  pushReferrer,
  type PushTarget,
} from './test/image-of.ts';

const HOST = `${REGISTRY}.dkr.ecr.eu-central-1.amazonaws.com`;
const BUILD = 'build/payments';
const RELEASE = 'production/payments';
const TAG = buildTagOf('4f2c');

let world: World;
let place: PushTarget;
let ecr: ECR;
beforeEach(async () => {
  world = await startWorld('production');
  place = { ecr: world.delivery.ecr, repository: BUILD, registryId: REGISTRY };
  ecr = new ECR({ endpoint: world.aws.url, region: 'eu-central-1' });
});
afterEach(async () => {
  ecr.destroy();
  await world.stop();
});

const buildOf = (digest: string) => `${HOST}/${BUILD}@${digest}`;

async function promote(digest: string, ...more: string[]) {
  const evidence = more.includes('--evidence')
    ? []
    : ['--evidence', await world.evidence(buildOf(digest))];
  return gatehouse(world, [
    ...['promote', '--service', 'payments', '--environment', 'production'],
    ...['--image', buildOf(digest), ...evidence, ...more],
  ]);
}

async function promoted(digest: string) {
  const { code, stdout, stderr } = await promote(digest, '--format', 'json');
  if (code !== 0) throw new Error(`${stdout}\n${stderr}`);
  return JSON.parse(stdout).promotion;
}

async function released(imageDigest: string) {
  const { images = [] } = await ecr.batchGetImage({
    registryId: REGISTRY,
    repositoryName: RELEASE,
    imageIds: [{ imageDigest }],
  });
  return images.length;
}

const tagsOf = async (imageDigest: string) =>
  (
    await ecr.describeImages({
      ...{ registryId: REGISTRY, repositoryName: RELEASE, imageIds: [{ imageDigest }] },
    })
  ).imageDetails?.[0]?.imageTags;

it('copies an image by its digest and its tag, and mounts its layers', async () => {
  const digest = pushImage(place, 'one', { tag: TAG });
  expect(await promoted(digest)).toEqual({
    image: `${HOST}/${RELEASE}@${digest}`,
    ...{ manifests: [digest], present: 0, mounted: 3, uploaded: 0, leftBehind: [], tags: [TAG] },
  });
  expect(await released(digest)).toBe(1);
  expect(await tagsOf(digest)).toEqual([TAG]);
});

it('changes nothing in a second run, and says so', async () => {
  const digest = pushImage(place, 'one', { tag: TAG });
  await promoted(digest);
  world.changes();
  const { code, stdout } = await promote(digest);
  expect({ code, stdout }).toEqual({
    code: 0,
    stdout: `PROMOTED  payments to production\n  ${HOST}/${RELEASE}@${digest}\n  ${TAG}\n  1 manifests, of which 1 were there; 0 layers mounted, 0 uploaded\n`,
  });
  expect(world.changes()).toEqual({});
});

it('adds the tag of another commit that built the same image', async () => {
  const digest = pushImage(place, 'one', { tag: TAG });
  await promoted(digest);
  pushImage(place, 'one', { tag: buildTagOf('5a3d') });
  expect(await promoted(digest)).toMatchObject({ tags: [TAG, buildTagOf('5a3d')], mounted: 0 });
  expect(await tagsOf(digest)).toEqual([TAG, buildTagOf('5a3d')]);
});

it('uploads layers if the registry does not mount them, and says how to enable that', async () => {
  await ecr.putAccountSetting({ name: 'BLOB_MOUNTING', value: 'DISABLED' });
  const digest = pushImage(place, 'one', { tag: TAG });
  const { code, stdout } = await promote(digest);
  expect(code).toBe(0);
  expect(stdout).toContain('0 layers mounted, 3 uploaded\n');
  expect(stdout).toContain('aws ecr put-account-setting --name BLOB_MOUNTING --value ENABLED');
  expect(await released(digest)).toBe(1);
});

it('copies an index with all its platforms and attestations, and everything that refers to them', async () => {
  const platforms = ['amd64', 'arm64'].map((text) => pushImage(place, text));
  const attestation = pushAttestation(place);
  const index = pushIndex(place, platforms, { tag: TAG, attestations: [attestation] });
  const signature = pushReferrer(place, index);
  const ofPlatform = pushReferrer(place, platforms[1]!);
  const ofSignature = pushReferrer(place, signature, {
    type: 'application/vnd.dev.cosign.simplesigning.v1+json',
  });
  const all = [index, ...platforms, attestation, signature, ofSignature, ofPlatform];
  expect((await promoted(index)).manifests).toEqual(all);
  for (const digest of all) expect([digest, await released(digest)]).toEqual([digest, 1]);
  expect(await tagsOf(index)).toEqual([TAG]);
  expect(await tagsOf(platforms[0]!)).toBeUndefined();
});

it('completes an interrupted copy, without the existing layers', async () => {
  const platforms = ['amd64', 'arm64'].map((text) => pushImage(place, text));
  const index = pushIndex(place, platforms, { tag: TAG });
  // Layers are there when the registry takes no manifest any more.
  world.aws.faults.set({ service: 'ecr', action: 'PutImage', kind: 'error' });
  const failed = await promote(index, '--timeout', '5');
  expect([failed.code, failed.stdout.split('  ')[0]]).toEqual([2, 'UNDECIDED']);
  expect(await released(index)).toBe(0);
  world.aws.faults.clear();
  const { mounted, manifests } = await promoted(index);
  // Of the second platform, but for the layer that both have.
  expect([mounted, manifests]).toEqual([2, [index, ...platforms]]);
});

it('retries transient failures', async () => {
  const digest = pushImage(place, 'one', { tag: TAG });
  world.aws.faults.set({
    service: 'ecr',
    action: 'InitiateLayerUpload',
    kind: 'error',
    status: 503,
    times: 1,
  });
  const { code, stderr } = await promote(digest);
  expect(code).toBe(0);
  expect(stderr).toContain('POST production/payments/blobs/uploads/: failing at AWS (HTTP 503');
});

describe('an unscanned image that could be started', () => {
  it('is not copied when it refers to the image', async () => {
    const digest = pushImage(place, 'one', { tag: TAG });
    const evil = pushReferrer(place, digest, {
      type: 'application/vnd.oci.image.layer.v1.tar+gzip',
    });
    const { code, stdout } = await promote(digest);
    expect(code).toBe(0);
    expect(stdout).toContain(`not copied, since it could be started: ${evil}`);
    expect(await released(evil)).toBe(0);
  });

  it('prevents the copy of an index that calls it an attestation', async () => {
    const platform = pushImage(place, 'amd64');
    const evil = pushAttestation(place, 'application/vnd.oci.image.layer.v1.tar+gzip');
    const index = pushIndex(place, [platform], { tag: TAG, attestations: [evil] });
    const { code, stdout } = await promote(index);
    expect(code).toBe(1);
    expect(stdout).toContain(
      `${evil}, which the index ${index} calls an attestation, could be started`,
    );
    for (const digest of [evil, platform, index]) expect(await released(digest)).toBe(0);
  });
});

it.each<[string, (digest: string) => Promise<string[]>, number, string]>([
  [
    'evidence for another image',
    async () => {
      const other = pushImage(place, 'two', { tag: buildTagOf('2222') });
      return ['--evidence', await world.evidence(buildOf(other))];
    },
    1,
    'digest',
  ],
  [
    'evidence for another environment',
    async (digest) => [
      '--evidence',
      await world.evidence(buildOf(digest), { environment: 'laptop' }),
    ],
    1,
    'environment',
  ],
  [
    'evidence that has expired',
    async (digest) => [
      '--evidence',
      await world.evidence(buildOf(digest), { holdsUntil: new Date(Date.now() - 1) }),
    ],
    1,
    'expired',
  ],
  ['no evidence', async () => ['--evidence', 'none.json'], 1, 'none.json cannot be read'],
])('promotes nothing with %s', async (_, more, code, text) => {
  const digest = pushImage(place, 'one', { tag: TAG });
  const result = await promote(digest, ...(await more(digest)));
  expect([result.code, result.stdout]).toEqual([code, expect.stringContaining(text)]);
  expect(await released(digest)).toBe(0);
});

it("promotes only a commit's build of this registry", async () => {
  const untagged = await promote(pushImage(place, 'one'));
  expect([untagged.code, untagged.stdout]).toEqual([
    1,
    expect.stringContaining('no commit is named by its tags'),
  ]);
  const digest = pushImage({ ...place, repository: RELEASE }, 'two', { tag: TAG });
  const elsewhere = await promote(digest, '--image', `${HOST}/${RELEASE}@${digest}`);
  expect([elsewhere.code, elsewhere.stderr]).toEqual([
    2,
    `gatehouse: --image: must be of ${HOST}/${BUILD}, not ${HOST}/${RELEASE}@${digest}\nCause and fix: gatehouse help GH-PROMOTE-002\n`,
  ]);
});

it('refuses to evict a release in use, and evicts one that is not', async () => {
  const there = { ...place, repository: RELEASE };
  const digests = Array.from({ length: RELEASES_KEPT }, (_, at) => {
    const digest = pushImage(there, `release ${at}`, { tag: buildTagOf(`${at}`), layers: [] });
    place.ecr.age(RELEASE, digest, RELEASES_KEPT - at, REGISTRY);
    return digest;
  });
  const oldest = digests[0]!;
  place.ecr.pull(RELEASE, { imageDigest: oldest }, REGISTRY);
  const next = pushImage(place, 'next', { tag: TAG });
  const refused = await promote(next);
  expect([refused.code, refused.stdout]).toEqual([
    1,
    expect.stringContaining(`${oldest} is in use, and ${RELEASES_KEPT} newer releases`),
  ]);
  place.ecr.age(RELEASE, oldest, 8, REGISTRY);
  expect((await promote(next)).code).toBe(0);
});

it('leads to a deployment of the release, whether the release or the build is named', async () => {
  world.commit();
  const commit = world.git('rev-parse', 'HEAD').trim();
  const digest = pushImage(place, 'one', { tag: buildTagOf(commit) });
  const evidence = await world.evidence(buildOf(digest));
  const deploy = (image: string) =>
    gatehouse(world, [
      ...['deploy', '--service', 'payments', '--environment', 'production', '--diff'],
      ...['--image', image, '--evidence', evidence, '--commit', commit],
    ]);
  const early = await deploy(buildOf(digest));
  expect([early.code, early.stdout]).toEqual([
    1,
    expect.stringContaining(`the registry has no image ${HOST}/${RELEASE}@`),
  ]);
  await promoted(digest);
  for (const image of [buildOf(digest), `${HOST}/${RELEASE}@${digest}`]) {
    const { code, stdout } = await deploy(image);
    expect([code, stdout]).toEqual([0, expect.stringContaining(`${HOST}/${RELEASE}@`)]);
  }
});
