import { createHash } from 'node:crypto';
import {
  DescribeImagesCommand,
  ECRClient,
  GetAuthorizationTokenCommand,
  ListImageReferrersCommand,
  PutAccountSettingCommand,
} from '@aws-sdk/client-ecr';
import type { LocalAws } from '../../local-aws.ts';
import { startLocalAws } from '../../start.ts';
import { clientOptions } from '../../test/client-options.ts';

const LAYER = 'a layer';
const CONFIG = '{"architecture":"amd64"}';
const OCI = 'application/vnd.oci.image.manifest.v1+json';
const sha256 = (text: string) => `sha256:${createHash('sha256').update(text).digest('hex')}`;
const descriptor = (text: string, mediaType: string) => ({
  ...{ mediaType, digest: sha256(text), size: text.length },
});
const MANIFEST = JSON.stringify({
  schemaVersion: 2,
  mediaType: OCI,
  config: descriptor(CONFIG, 'application/vnd.oci.image.config.v1+json'),
  layers: [descriptor(LAYER, 'application/vnd.oci.image.layer.v1.tar')],
});
const SIGNATURE = JSON.stringify({
  schemaVersion: 2,
  mediaType: OCI,
  artifactType: 'application/vnd.dev.sigstore.bundle.v0.3+json',
  config: descriptor('{}', 'application/vnd.oci.empty.v1+json'),
  layers: [descriptor('{}', 'application/vnd.dev.sigstore.bundle.v0.3+json')],
  subject: descriptor(MANIFEST, OCI),
});

let aws: LocalAws;
let client: ECRClient;
let authorization: string;

beforeAll(async () => {
  aws = await startLocalAws();
  client = new ECRClient(clientOptions(aws.url));
  const { ecr } = await aws.delivery();
  for (const name of ['build/shop', 'production/shop']) ecr.createRepository(name);
  ecr.createRepository('elsewhere/shop', '222222222222');
  const { authorizationData = [] } = await client.send(new GetAuthorizationTokenCommand({}));
  authorization = `Basic ${authorizationData[0]?.authorizationToken}`;
});

afterAll(async () => {
  client.destroy();
  await aws.stop();
});

const ask = (method: string, path: string, body?: string, contentType = OCI) =>
  fetch(`${aws.url}/v2/${path}`, {
    method,
    headers: { authorization, ...(body !== undefined && { 'content-type': contentType }) },
    ...(body !== undefined && { body }),
  });

async function upload(repository: string, content: string, digest = sha256(content)) {
  const begun = await ask('POST', `${repository}/blobs/uploads/`);
  expect(begun.status).toBe(202);
  const location = begun.headers.get('location')!.replace('/v2/', '');
  const part = await ask('PATCH', location, content, 'application/octet-stream');
  expect(part.status).toBe(202);
  return ask('PUT', `${part.headers.get('location')!.replace('/v2/', '')}?digest=${digest}`);
}

it('rejects requests without a token of ECR', async () => {
  for (const headers of [{}, { authorization: `Basic ${btoa('me:secret')}` }])
    expect((await fetch(`${aws.url}/v2/`, { headers })).status).toBe(401);
  expect((await ask('GET', '')).status).toBe(200);
});

it('accepts an image once its layers exist, and returns it byte for byte', async () => {
  const path = `build/shop/manifests/${sha256(MANIFEST)}`;
  const early = await ask('PUT', path, MANIFEST);
  expect([early.status, await early.json()]).toMatchObject([
    404,
    { errors: [{ code: 'MANIFEST_BLOB_UNKNOWN' }] },
  ]);
  expect((await upload('build/shop', LAYER, sha256('another'))).status).toBe(400);
  for (const content of [LAYER, CONFIG]) {
    expect((await ask('HEAD', `build/shop/blobs/${sha256(content)}`)).status).toBe(404);
    expect((await upload('build/shop', content)).status).toBe(201);
    expect((await ask('HEAD', `build/shop/blobs/${sha256(content)}`)).status).toBe(200);
  }
  expect((await ask('PUT', path, MANIFEST)).status).toBe(201);
  const found = await ask('GET', path);
  expect(found.headers.get('content-type')).toBe(OCI);
  expect(await found.text()).toBe(MANIFEST);
  const blob = await ask('GET', `build/shop/blobs/${sha256(LAYER)}`);
  expect(await blob.text()).toBe(LAYER);
});

it('tags an image, accepts the same tag again, and moves no tag', async () => {
  for (const _ of ['once', 'again'])
    expect((await ask('PUT', 'build/shop/manifests/v1', MANIFEST)).status).toBe(201);
  const other = await ask('PUT', 'build/shop/manifests/v1', '{"schemaVersion":2}');
  expect([other.status, await other.json()]).toMatchObject([
    400,
    { errors: [{ code: 'TAG_INVALID' }] },
  ]);
  const command = new DescribeImagesCommand({
    repositoryName: 'build/shop',
    imageIds: [{ imageTag: 'v1' }],
  });
  const { imageDetails } = await client.send(command);
  expect(imageDetails).toMatchObject([{ imageDigest: sha256(MANIFEST), imageTags: ['v1'] }]);
});

it('mounts a layer of another repository, unless mounting is off', async () => {
  const mount = `production/shop/blobs/uploads/?mount=${sha256(LAYER)}&from=build/shop`;
  const set = (value: 'ENABLED' | 'DISABLED') =>
    client.send(new PutAccountSettingCommand({ name: 'BLOB_MOUNTING', value }));
  await set('DISABLED');
  expect((await ask('POST', mount)).status).toBe(202);
  await set('ENABLED');
  expect((await ask('POST', mount)).status).toBe(201);
  expect((await ask('HEAD', `production/shop/blobs/${sha256(LAYER)}`)).status).toBe(200);
  const unknown = mount.replace('build/shop', 'none/shop');
  expect((await ask('POST', unknown)).status).toBe(202);
});

it('lists what refers to an image, in both protocols', async () => {
  await upload('build/shop', '{}');
  const digest = sha256(SIGNATURE);
  expect((await ask('PUT', `build/shop/manifests/${digest}`, SIGNATURE)).status).toBe(201);
  const artifactType = 'application/vnd.dev.sigstore.bundle.v0.3+json';
  const index = await ask('GET', `build/shop/referrers/${sha256(MANIFEST)}`);
  expect(await index.json()).toMatchObject({ manifests: [{ digest, artifactType }] });
  const command = new ListImageReferrersCommand({
    repositoryName: 'build/shop',
    subjectId: { imageDigest: sha256(MANIFEST) },
  });
  expect((await client.send(command)).referrers).toMatchObject([{ digest, artifactType }]);
});

it('refuses an index of images that do not exist', async () => {
  const index = JSON.stringify({
    schemaVersion: 2,
    manifests: [descriptor('missing', OCI)],
  });
  const answer = await ask('PUT', 'build/shop/manifests/index', index);
  expect([answer.status, await answer.json()]).toMatchObject([
    404,
    { errors: [{ message: expect.stringContaining(sha256('missing')) }] },
  ]);
});

it('finds the repositories of other accounts by their names, and no others', async () => {
  expect((await upload('elsewhere/shop', LAYER)).status).toBe(201);
  const answer = await ask('HEAD', `nowhere/shop/blobs/${sha256(LAYER)}`);
  expect(answer.status).toBe(404);
  expect((await ask('DELETE', `build/shop/manifests/${sha256(MANIFEST)}`)).status).toBe(405);
});

it('counts requests by their IAM action names, and applies faults', async () => {
  const before = aws.calls().ecr?.['BatchCheckLayerAvailability'] ?? 0;
  aws.faults.set({
    service: 'ecr',
    action: 'BatchCheckLayerAvailability',
    kind: 'error',
    times: 1,
  });
  const path = `build/shop/blobs/${sha256(LAYER)}`;
  expect((await ask('HEAD', path)).status).toBe(500);
  expect((await ask('HEAD', path)).status).toBe(200);
  expect(aws.calls().ecr?.['BatchCheckLayerAvailability']).toBe(before + 2);
});
